import type { Gateway } from "../config/site/gateway.ts";
import type { Site } from "../config/site/site.ts";
import { StartRefused } from "./start-refused.ts";

/** The gateway of the site file that this process is. Throws StartRefused. */
export function chooseGateway(site: Site, id: string | undefined): Gateway {
  const names = site.gateways.map((gateway) => gateway.id).join(", ");
  if (id === undefined) {
    const [only] = site.gateways;
    if (site.gateways.length === 1 && only) return only;
    throw new StartRefused(
      site.gateways.length === 0
        ? "The site file has no gateway. Add one under gateways."
        : `The site file has several gateways (${names}). Say which one this is: GATEWAY_ID=...`,
    );
  }
  const found = site.gateways.find((gateway) => gateway.id === id);
  if (found) return found;
  throw new StartRefused(`The site file has no gateway ${id}. It has: ${names || "none"}. Set GATEWAY_ID.`);
}
