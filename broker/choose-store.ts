import type { Site } from "../config/site/site.ts";
import type { Logger } from "./log.ts";
import { createInfluxWriter } from "./stores/influx-writer.ts";
import { createSqliteWriter } from "./stores/sqlite-writer.ts";
import type { TelemetryWriter } from "./stores/telemetry-writer.ts";

export interface ChosenStore {
  store: TelemetryWriter;
  /** Another process, which may start later than this one; else what is wrong at the start stays wrong. */
  mayBeAway: boolean;
}

const defaultDatabase = "machine_commons";

/** InfluxDB when its URL is given, else SQLite in `folder`. */
export function chooseStore(settings: {
  influxUrl: string | undefined;
  folder: string;
  retention: Site["policies"]["retention"];
  log: Logger;
}): ChosenStore {
  const { influxUrl, folder, retention, log } = settings;
  if (influxUrl === undefined)
    return { store: createSqliteWriter({ folder, retention: retention.sqlite, log }), mayBeAway: false };
  const url = new URL(influxUrl);
  const store = createInfluxWriter({
    url: url.origin,
    database: decodeURIComponent(url.pathname.slice(1)) || defaultDatabase,
    ...(url.username && { user: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    retention: retention.influx,
    log,
  });
  return { store, mayBeAway: true };
}
