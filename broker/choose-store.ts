import type { Site } from "../config/site/site.ts";
import type { Logger } from "./log.ts";
import { createInfluxWriter } from "./stores/influx-writer.ts";
import { createSqliteWriter } from "./stores/sqlite-writer.ts";
import type { TelemetryWriter } from "./stores/telemetry-writer.ts";

const defaultDatabase = "machine_commons";

/** InfluxDB when its URL is given, else SQLite in `folder`. */
export function chooseStore(settings: {
  influxUrl: string | undefined;
  folder: string;
  retention: Site["policies"]["retention"];
  log: Logger;
}): TelemetryWriter {
  const { influxUrl, folder, retention, log } = settings;
  if (influxUrl === undefined) return createSqliteWriter({ folder, retention: retention.sqlite, log });
  const url = new URL(influxUrl);
  return createInfluxWriter({
    url: url.origin,
    database: decodeURIComponent(url.pathname.slice(1)) || defaultDatabase,
    ...(url.username && { user: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    retention: retention.influx,
    log,
  });
}
