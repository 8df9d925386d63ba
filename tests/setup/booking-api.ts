import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeEmbeddedDatabase } from "./embedded-database.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What the API answered. */
export interface Told<T = Record<string, unknown>> {
  status: number;
  etag: string | undefined;
  body: T;
}

/** An API process of its own that serves bookings, without any plant. */
export interface BookingApi {
  readonly url: string;
  readonly service: Service;
  /** The same process once more, on the same data. */
  start(): Promise<void>;
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    given?: { body?: object; token?: string; headers?: Record<string, string>; timeout?: number },
  ): Promise<Told<T>>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** `databaseAddress` absent: the embedded database. */
export async function startBookingApi(site: object, databaseAddress?: string): Promise<BookingApi> {
  const place = temporaryFolder("booking-api-");
  const data = join(place.path, "data");
  mkdirSync(data);
  if (databaseAddress === undefined) await placeEmbeddedDatabase(data);
  const siteFile = join(place.path, "site.yaml");
  // JSON is YAML.
  writeFileSync(siteFile, JSON.stringify(site));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let service: Service;
  const start = async () => {
    service = startService(process.execPath, ["dashboard-api/main.ts"], {
      ...{ SITE_FILE: siteFile, DATA_DIR: data, HTTP_PORT: String(port), DEMO: "1", LOG_LEVEL: "info" },
      ...{ MQTT_URL: "mqtt://127.0.0.1:1", HTTP_RATE_LIMIT: "10000000" },
      ...(databaseAddress === undefined ? {} : { DATABASE_URL: databaseAddress }),
    });
    await service.printed(/dashboard-api ready/, 120_000);
  };
  await start();
  return {
    url,
    get service() {
      return service;
    },
    start,
    async ask<T>(
      method: string,
      path: string,
      {
        body,
        token = "demo-committee",
        headers = {},
        timeout = 60_000,
      }: Parameters<BookingApi["ask"]>[2] = {},
    ) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { "content-type": "application/json" } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeout),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        etag: answer.headers.get("etag") ?? undefined,
        body: JSON.parse(text) as T,
      };
    },
    async [Symbol.asyncDispose]() {
      await service.stop("SIGKILL");
      place[Symbol.dispose]();
    },
  };
}
