import { loadSiteOrExit } from "../config/site/load.ts";
import { createLog } from "./log.ts";
import { readEnvironment } from "./settings.ts";
import { startBroker } from "./start.ts";

function fail(lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

const read = readEnvironment(process.env);
if (!read.ok) fail(read.mistakes);
const { settings } = read;
const { site } = loadSiteOrExit(settings.SITE_FILE);
const log = createLog({ level: settings.LOG_LEVEL });

const broker = await startBroker(settings, site, log).catch((error: Error) => fail([error.message]));

const signals = ["SIGINT", "SIGTERM"] as const;
const shutDown = async (signal: NodeJS.Signals) => {
  log.info(`${signal}: shutting down`);
  await broker.stop();
  process.exit(0);
};
for (const signal of signals) process.once(signal, shutDown);
log.info(`broker ready ${broker.where}`);
// Whoever started it need not read its log.
process.send?.("ready");
