/** Site files for benchmarks, as the YAML would read. */

const base = {
  version: 1,
  cluster: {
    id: "bench",
    name: { ja: "測定", en: "Bench" },
    zone: "Asia/Tokyo",
    calendar: { hours: "always", closedOnHolidays: false },
  },
  companies: [{ id: "bench", name: "Bench", short: "Bench" }],
};
const state = { rules: [{ state: "idle", when: "always" }] };
const name = (id: string) => ({ ja: id, en: id });

/** 50 machines with 20 signals each: 1,000 topics `plant/{machine}/{signal}` at a broker of the plant. */
export const mqttSite = (plantUrl: string) => ({
  ...base,
  machines: Array.from({ length: 50 }, (_, machine) => ({
    id: `m${machine}`,
    name: name(`m${machine}`),
    rate: 0,
    signals: Array.from({ length: 20 }, (_, signal) => ({ id: `s${signal}`, source: "plant" })),
    state,
  })),
  gateways: [
    {
      id: "bench-gateway",
      sources: [
        {
          id: "plant",
          protocol: "mqtt",
          connect: { url: plantUrl },
          topics: [
            {
              pattern: "plant/{machine}/{signal}",
              payload: { format: "json", value: "/value", time: "/time", timeFormat: "us" },
            },
          ],
        },
      ],
    },
  ],
});

/** One machine whose signals are the variables of the bench's OPC UA server. */
export const opcuaSite = (endpoint: string, variables: number) => ({
  ...base,
  machines: [
    {
      id: "m0",
      name: name("m0"),
      rate: 0,
      signals: Array.from({ length: variables }, (_, index) => ({
        id: `v${index}`,
        source: "server",
        node: `nsu=urn:machine-commons:bench;s=v${index}`,
        sampling: "0 s",
        queue: 100,
      })),
      state,
    },
  ],
  gateways: [
    {
      id: "bench-gateway",
      sources: [
        {
          id: "server",
          protocol: "opcua",
          endpoint,
          security: { mode: "None", policy: "None" },
          publishing: "100 ms",
        },
      ],
    },
  ],
});
