import { join } from "node:path";
import type { Micros } from "../../config/micros.ts";
import type { Gateway } from "../../config/site/gateway.ts";
import type { OpenSettings } from "./open-spool.ts";

/** Where a gateway keeps its spool and its certificates. */
export const gatewayFolder = (dataFolder: string, gateway: string): string =>
  join(dataFolder, `gateway-${gateway}`);

/** Far below the packet cap of 1 MiB, so that one slow link or one lost packet costs little. */
const maxBytes = 262_144;
const MiB = 1_048_576;

export const spoolSettings = (gateway: Gateway, folder: string, now: () => Micros): OpenSettings => ({
  folder,
  limits: { capacity: gateway.spool.capacity * MiB, keepFree: gateway.spool.keepFree * MiB },
  keepAcknowledged: gateway.spool.keepAcknowledged,
  maxBytes,
  now,
});
