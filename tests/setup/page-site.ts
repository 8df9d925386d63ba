import { type Site, siteSchema } from "../../config/site/site.ts";

const machine = (id: string, ja: string, en: string, more: object = {}) => ({
  id,
  name: { ja, en },
  rate: 6_000,
  place: { ja: "東棟", en: "East wing" },
  signals: [{ id: "load", source: "plant", unit: "%" }],
  state: { rules: [{ state: "idle", when: "always" }] },
  ...more,
});

/** A site whose page is tested: three companies, five machines, always open, so that tests run at any hour; `more` is added. */
export const pageSite = (more: object = {}): Site =>
  siteSchema.parse({
    version: 1,
    cluster: {
      id: "cluster",
      name: { ja: "伊那谷共同利用会", en: "Ina Valley Cluster" },
      zone: "Asia/Tokyo",
      calendar: { hours: "always" },
    },
    companies: [
      { id: "one", name: "株式会社一号製作所", short: "一号製作所" },
      { id: "two", name: "二号金型株式会社", short: "二号金型" },
      { id: "three", name: "有限会社三号研磨", short: "三号研磨" },
    ],
    machines: [
      machine("mill", "5軸マシニングセンタ", "5-axis machining centre"),
      machine("lathe", "複合加工機", "Mill-turn centre"),
      machine("laser", "ファイバーレーザ加工機", "Fibre laser cutter"),
      machine("edm", "ワイヤ放電加工機", "Wire EDM"),
      machine("chamber", "環境試験槽", "Test chamber"),
    ],
    gateways: [
      {
        id: "hall",
        sources: [
          {
            id: "plant",
            protocol: "mqtt",
            connect: { url: "mqtt://127.0.0.1:1" },
            topics: [{ pattern: "{machine}/{signal}", payload: { format: "number" } }],
          },
        ],
      },
    ],
    policies: { privacy: { names: "short" } },
    ...more,
  });
