/** A site file of one machine; lines can be added to its cluster, its machine and its source. */
export const smallSite = (cluster = "", machine = "", source = ""): string => `version: 1
cluster:
  id: tsubame
  name: { ja: 燕, en: Tsubame }
  zone: Asia/Tokyo
  calendar: { hours: always }
  ${cluster}
companies:
  - { id: yamada, name: 山田製作所, short: 山田 }
machines:
  - id: mill
    name: { ja: フライス盤, en: Mill }
    rate: 1800
    signals:
      - { id: power, source: meter }
    ${machine || "state: { preset: power, signals: { power: power }, settings: { runningAbove: 1 } }"}
gateways:
  - id: hall
    sources:
      - id: meter
        protocol: mqtt
        ${source || "connect: { url: 'mqtt://192.168.10.5:1883' }"}
        topics:
          - { pattern: "meters/{machine}/{signal}", payload: { format: number } }
`;
