import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A real InfluxDB 1.6 on a free loopback port and a data folder of its own. */
export interface Influx {
  readonly url: string;
  /** Its data folder, to copy and restore while it is stopped. */
  readonly folder: string;
  readonly service: Service;
  /** Resolves when it answers. Same port, same data. */
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** InfluxQL, for assertions: the rows of the first result as objects. */
  query(text: string, database?: string): Promise<Record<string, unknown>[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** `filesAfter`: how long nothing must have been written until all of it stands in files, as what is older does. */
export async function startInflux(settings: { auth?: boolean; filesAfter?: string } = {}): Promise<Influx> {
  const place = temporaryFolder("influx-");
  const folder = join(place.path, "data");
  mkdirSync(folder);
  const [http, rpc] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${http}`;
  const configuration = join(place.path, "influxdb.conf");
  writeFileSync(
    configuration,
    `reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
  index-version = "tsi1"
  query-log-enabled = false
  cache-snapshot-write-cold-duration = "${settings.filesAfter ?? "10m"}"
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:${http}"
  log-enabled = false
  auth-enabled = ${settings.auth ?? false}
`,
  );
  let service: Service;
  const influx: Influx = {
    url,
    folder,
    get service() {
      return service;
    },
    async start() {
      service = startService("/usr/bin/influxd", ["-config", configuration]);
      await eventually(async () => {
        if (!service.running) throw new Error(service.output());
        return (await fetch(`${url}/ping`)).status === 204;
      }, "InfluxDB answers");
    },
    async kill() {
      await service.stop("SIGKILL");
    },
    async stop() {
      await service.stop();
    },
    async query(text, database = "") {
      const answer = await fetch(
        `${url}/query?epoch=u&db=${encodeURIComponent(database)}&q=${encodeURIComponent(text)}`,
      );
      const body = (await answer.json()) as {
        error?: string;
        results?: {
          error?: string;
          series?: { columns: string[]; values?: unknown[][]; tags?: Record<string, string> }[];
        }[];
      };
      const problem = body.error ?? body.results?.[0]?.error;
      if (problem) throw new Error(`InfluxDB: ${problem} (${text})`);
      return (body.results?.[0]?.series ?? []).flatMap((series) =>
        (series.values ?? []).map((row) => ({
          ...series.tags,
          ...Object.fromEntries(series.columns.map((column, index) => [column, row[index]])),
        })),
      );
    },
    async [Symbol.asyncDispose]() {
      await service.stop("SIGKILL");
      place[Symbol.dispose]();
    },
  };
  await influx.start();
  return influx;
}
