import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { systemNow } from "../config/micros.ts";
import { loadSiteOrExit } from "../config/site/load.ts";
import { chooseGateway } from "./choose-gateway.ts";
import { createGatewayClock } from "./clock/gateway-clock.ts";
import { createLog } from "./log.ts";
import { createReader } from "./readers/create-reader.ts";
import { readSettings } from "./settings.ts";
import { startGateway } from "./start-gateway.ts";
import { StartRefused } from "./start-refused.ts";

function fail(lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function refuse(error: unknown): never {
  if (error instanceof StartRefused) fail([error.message]);
  throw error;
}

const read = readSettings(process.env);
if (!read.ok) fail(read.mistakes);
const { settings } = read;
const { site, hash } = loadSiteOrExit(settings.siteFile);
const log = createLog(settings.logLevel);
const software = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const gateway = await startGateway({
  settings,
  site,
  siteHash: hash,
  gateway: (() => {
    try {
      return chooseGateway(site, settings.gatewayId);
    } catch (error) {
      return refuse(error);
    }
  })(),
  software: software.version,
  boot: randomUUID().slice(0, 8),
  clock: createGatewayClock({ wall: systemNow, monotonic: () => Math.round(performance.now() * 1_000) }),
  createReader,
  log,
  broken(error) {
    log.error({ error: error.message }, "the spool's file is damaged: ending, the next start sets it aside");
    process.exit(1);
  },
}).catch(refuse);

const signals = ["SIGINT", "SIGTERM"] as const;
const shutDown = async (signal: NodeJS.Signals) => {
  log.info(`${signal}: shutting down`);
  await gateway.stop();
  process.exit(0);
};
for (const signal of signals) process.once(signal, shutDown);
log.info(`gateway ready, health and metrics on http://127.0.0.1:${gateway.httpPort}`);
// Whoever started it need not read its log.
process.send?.("ready");
