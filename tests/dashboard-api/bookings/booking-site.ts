import { type Site, siteSchema } from "../../../config/site/site.ts";
import { smallSiteData } from "../small-site.ts";

/** A small site of three members and an outsider whose machines are always open. */
export function bookingSiteData(policy: object = {}, machineCount = 2) {
  const data = smallSiteData("Asia/Tokyo");
  const [machine] = data.machines;
  const ids = ["mill", "lathe", ...Array.from({ length: 48 }, (_, at) => `m${at + 3}`)].slice(
    0,
    machineCount,
  );
  return {
    ...data,
    cluster: { ...data.cluster, calendar: { hours: "always", closedOnHolidays: false } },
    companies: [
      ...["one", "two", "three"].map((id) => ({ id, name: `${id} 製作所`, short: id })),
      { id: "guest", name: "guest 社", short: "guest", roles: ["outsider"] },
    ],
    machines: ids.map((id) => ({ ...machine, id, name: { ja: id, en: id } })),
    policies: { booking: policy },
  };
}

export const bookingSite = (policy: object = {}, machineCount = 2): Site =>
  siteSchema.parse(bookingSiteData(policy, machineCount));
