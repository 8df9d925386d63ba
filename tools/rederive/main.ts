import { pino } from "pino";
import { chooseStore } from "../../broker/choose-store.ts";
import { StoreUnavailable } from "../../broker/stores/telemetry-writer.ts";
import { systemNow } from "../../config/micros.ts";
import { loadSiteOrExit } from "../../config/site/load.ts";
import type { Site } from "../../config/site/site.ts";
import { createInfluxReader } from "../../dashboard-api/stores/influx-reader.ts";
import { createSqliteReader } from "../../dashboard-api/stores/sqlite-reader.ts";
import { StoreUnreadable } from "../../dashboard-api/stores/telemetry-reader.ts";
import { readCommandLine } from "./command-line.ts";
import { conclusion } from "./conclusion.ts";
import { patiently } from "./patience.ts";
import { createProgress } from "./progress.ts";
import { rederive } from "./rederive.ts";
import { Refused } from "./refusal.ts";
import { report } from "./report.ts";
import { readStoreSettings, type StoreSettings } from "./store-settings.ts";
import { subjectOf } from "./subject.ts";

const openReader = ({ influx, folder }: StoreSettings) =>
  influx ? createInfluxReader(influx) : createSqliteReader({ folder });

/** Never deletes: keeping the embedded store's retention is the broker's work. */
async function openWriter({ influxUrl, folder }: StoreSettings, { policies }: Site) {
  const log = pino({ level: "error" }, pino.destination(2));
  const retention = { ...policies.retention, sqlite: "forever" as const };
  const writer = chooseStore({ influxUrl, folder, retention, log });
  await patiently(() => writer.open());
  return writer;
}

async function main(): Promise<void> {
  const request = readCommandLine(process.argv.slice(2));
  const settings = readStoreSettings(process.env, request.siteFile);
  const { site } = loadSiteOrExit(settings.siteFile);
  const subject = subjectOf(site, request.machine);
  const retention = site.policies.retention[settings.influx ? "influx" : "sqlite"];
  const { from, to, isDryRun } = request;
  const rawSince = retention === "forever" ? Number.NEGATIVE_INFINITY : systemNow() - retention;

  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  process.once("SIGTERM", () => stopping.abort());
  const progress = createProgress();
  const reader = openReader(settings);
  try {
    await reader.open();
    await reader.ping();
    const outcome = await rederive({
      ...{ reader, subject, isDryRun, now: systemNow, stop: stopping.signal },
      openWriter: () => openWriter(settings, site),
      window: { from, to, rawSince },
      progress: progress.update,
    });
    progress.stop();
    const { comparison } = outcome;
    const { name } = subject.machine;
    const told = { machine: request.machine, name, from, to, rules: subject.ruleSet.version, comparison };
    console.log([...report(told), ...conclusion(outcome, isDryRun)].join("\n"));
  } finally {
    progress.stop();
    await reader.close();
  }
}

main().catch((error: Error) => {
  const isExpected =
    error instanceof Refused || error instanceof StoreUnreadable || error instanceof StoreUnavailable;
  console.error(isExpected ? error.message : error);
  process.exitCode = error instanceof Refused ? error.exitCode : 1;
});
