import { type Site, siteSchema } from "../../../config/site/site.ts";

const always = { hours: "always" as const };

/** A site of one gateway with one MQTT source; `signals` numbers each of `machines` machines. */
export function rigSite(
  settings: { machines?: number; signals?: number; spool?: object; source?: object } = {},
): Site {
  const { machines = 2, signals = 3 } = settings;
  return siteSchema.parse({
    version: 1,
    cluster: { id: "rig", name: { ja: "試験", en: "Rig" }, zone: "Asia/Tokyo", calendar: always },
    companies: [{ id: "a", name: "A", short: "A" }],
    machines: Array.from({ length: machines }, (_, m) => ({
      id: `m${m}`,
      name: { ja: "機械", en: "Machine" },
      rate: 1,
      signals: Array.from({ length: signals }, (_, s) => ({ id: `s${s}`, source: "plant" })),
      state: {
        rules: [
          { state: "running", when: { signal: "s0", above: 0.5 } },
          { state: "idle", when: "always" },
        ],
        lateness: "0 s",
      },
    })),
    gateways: [
      {
        id: "g1",
        ...(settings.spool ? { spool: settings.spool } : { spool: { keepFree: 0 } }),
        sources: [
          {
            id: "plant",
            protocol: "mqtt",
            connect: { url: "mqtt://127.0.0.1:1" },
            topics: [{ pattern: "{machine}/{signal}", payload: { format: "number" } }],
            clock: { by: "source" },
            ...settings.source,
          },
        ],
      },
    ],
  });
}
