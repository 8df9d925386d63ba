import { type Site, siteSchema } from "../../config/site/site.ts";

const week = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["08:00-17:00"]]));

const machine = (id: string, ja: string, more: object = {}) => ({
  id,
  name: { ja, en: id },
  rate: 5_000,
  signals: [
    { id: "load", source: "plant", unit: "%" },
    { id: "program", source: "plant", type: "text" },
  ],
  state: { rules: [{ state: "idle", when: "always" }] },
  ...more,
});

/** Two machines on one gateway, as a site file would have them. */
export const smallSiteData = (zone: string) => ({
  version: 1,
  cluster: {
    id: "cluster",
    name: { ja: "共同利用会", en: "Cluster" },
    zone,
    holidays: { dates: ["2026-01-01"] },
    calendar: { hours: [{ week }] },
  },
  companies: [{ id: "one", name: "一号製作所", short: "一号" }],
  machines: [
    machine("mill", "フライス盤", { maker: "Maker" }),
    machine("lathe", "旋盤", { calendar: { hours: "always" } }),
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
});

export const smallSite = (zone = "Asia/Tokyo"): Site => siteSchema.parse(smallSiteData(zone));

/** The same with a second company. */
export const twoCompanies = (zone = "Asia/Tokyo"): Site => {
  const data = smallSiteData(zone);
  const two = { id: "two", name: "二号金型", short: "二号" };
  return siteSchema.parse({ ...data, companies: [...data.companies, two] });
};
