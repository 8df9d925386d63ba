import { existsSync } from "node:fs";
import { SingleBar } from "cli-progress";
import { systemNow } from "../config/micros.ts";
import type { Gateway } from "../config/site/gateway.ts";
import { loadSiteOrExit } from "../config/site/load.ts";
import { chooseGateway } from "./choose-gateway.ts";
import { askGateway } from "./health/ask-gateway.ts";
import { type ResendResult, readResendArguments, resendFrom, resendUsage } from "./resend-command.ts";
import { type GatewaySettings, readSettings } from "./settings.ts";
import { openSpool } from "./spool/open-spool.ts";
import { gatewayFolder, spoolSettings } from "./spool/spool-settings.ts";
import { StartRefused } from "./start-refused.ts";

function fail(lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** Which gateway's batches these are. */
function gatewayOf({ siteFile, gatewayId }: GatewaySettings): Gateway {
  const { site } = loadSiteOrExit(siteFile);
  try {
    return chooseGateway(site, gatewayId);
  } catch (error) {
    return fail([(error as Error).message]);
  }
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const told = ({ batches, samples }: ResendResult) =>
  `${count(batches, "batch", "batches")} (${count(samples, "sample", "samples")})`;

const asked = readResendArguments(process.argv.slice(2));
if (!asked.ok) fail([asked.mistake, resendUsage]);
const read = readSettings(process.env);
if (!read.ok) fail(read.mistakes);
const { settings } = read;
const port = settings.httpPort;
const gateway = gatewayOf(settings);
const folder = gatewayFolder(settings.dataFolder, gateway.id);

const asking = askGateway(port, folder);
const running = await asking.resend(asked.request).catch((error: Error) => fail([error.message]));
if (running === undefined) {
  // The gateway does not run: the spool is free to be changed here.
  if (!existsSync(folder))
    fail([`There is no folder ${folder}: this machine keeps no spool of ${gateway.id}. Check DATA_DIR.`]);
  try {
    const { spool } = openSpool(spoolSettings(gateway, folder, systemNow));
    const result = resendFrom(spool, asked.request);
    spool.close();
    console.log(`To be sent again when the gateway ${gateway.id} runs: ${told(result)}.`);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    fail([
      `${error.message} If that is a running gateway, it does not answer on port ${port}: set GATEWAY_HTTP_PORT.`,
    ]);
  }
}

console.log(`To be sent again: ${told(running)}.`);
const bar = new SingleBar({ format: "stored {bar} {value}/{total} batches", hideCursor: true });
bar.start(running.batches, 0);
let waiting = running.batches;
while (waiting > 0) {
  await new Promise((resolve) => setTimeout(resolve, 250));
  waiting = await asking.waiting(running.numbers).catch(() => {
    bar.stop();
    return fail(["The gateway has ended meanwhile. It goes on with the rest when it runs again."]);
  });
  bar.update(running.batches - waiting);
}
bar.stop();
console.log("The store has all of them.");
