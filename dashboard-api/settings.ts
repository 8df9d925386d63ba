import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const port = z.coerce.number({ error: "a port number" }).int().min(0).max(65_535);

const environmentSchema = z.object({
  SITE_FILE: z.string({ error: "the path of the site file" }).min(1),
  DATA_DIR: z.string().min(1).default("data"),
  API_TOKENS_FILE: z.string().min(1).optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "postgres://user:password@host:5432/database" })
    .optional(),
  INFLUX_URL: z.url({ protocol: /^https?$/, error: "http://user:password@host:8086/database" }).optional(),
  MQTT_URL: z
    .url({ protocol: /^(mqtts?|wss?)$/, error: "mqtt://host:1883 or mqtts://host:8883" })
    .default("mqtt://127.0.0.1:1883"),
  MQTT_USER: z.string().min(1).default("api"),
  MQTT_PASSWORD: z.string().optional(),
  MQTT_PASSWORD_FILE: z.string().optional(),
  MQTT_CA: z.string().optional(),
  MQTT_CERT: z.string().optional(),
  MQTT_KEY: z.string().optional(),
  HTTP_HOST: z.string().min(1).default("127.0.0.1"),
  HTTP_PORT: port.default(8080),
  /** Requests a minute of one caller. */
  HTTP_RATE_LIMIT: z.coerce.number({ error: "a number of requests" }).int().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "https://machines.example.jp" }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "smtp://user:password@host:587 or smtps://..." }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** Webhooks may go into the server's own networks. */
  WEBHOOK_PRIVATE: z.literal("1").optional(),
  TRUSTED_PROXY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** Set by the demo's launcher alone: its fixed tokens are accepted, and its accounts made. */
  DEMO: z.literal("1").optional(),
});

export interface Settings {
  siteFile: string;
  dataFolder: string;
  tokensFile: string;
  /** Address of a PostgreSQL server; undefined: the embedded database in the data folder. */
  databaseAddress: string | undefined;
  influx: { url: string; database: string; user?: string; password?: string } | undefined;
  mqtt: {
    url: string;
    user: string;
    password: string | undefined;
    tls: { ca: string | undefined; cert: string | undefined; key: string | undefined };
  };
  http: { host: string; port: number; rateLimit: number | undefined };
  /** Where browsers reach the API; undefined: where it listens. */
  publicUrl: string | undefined;
  /** Addresses or networks, comma-separated, whose `X-Forwarded-For` is believed. */
  trustedProxy: string | undefined;
  /** Absent: no e-mail is sent. */
  mail: { url: string; from: string } | undefined;
  webhookMayBePrivate: boolean;
  logLevel: string;
  isDemo: boolean;
}

const contentOf = (name: string, file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Error(`${name} names a file that cannot be read: ${(error as Error).message}`);
  }
};

/** Takes the credentials and the database out of the address, so that it can be shown and logged. */
function influxOf(address: string | undefined): Settings["influx"] {
  if (address === undefined) return undefined;
  const url = new URL(address);
  const { username, password } = url;
  const database = decodeURIComponent(url.pathname.replace(/^\/|\/$/g, "")) || "machine_commons";
  return {
    url: url.origin,
    database,
    ...(username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : {}),
  };
}

/** Reads the environment. Throws an Error that lists every variable that is wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = environmentSchema.safeParse(environment);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join(".")} must be ${issue.message}`);
    throw new Error(`The environment is not complete: ${lines.join("; ")}.`);
  }
  const it = read.data;
  return {
    siteFile: it.SITE_FILE,
    dataFolder: it.DATA_DIR,
    tokensFile: it.API_TOKENS_FILE ?? join(it.DATA_DIR, "api-tokens.json"),
    databaseAddress: it.DATABASE_URL,
    influx: influxOf(it.INFLUX_URL),
    mqtt: {
      url: it.MQTT_URL,
      user: it.MQTT_USER,
      password: it.MQTT_PASSWORD ?? contentOf("MQTT_PASSWORD_FILE", it.MQTT_PASSWORD_FILE),
      tls: {
        ca: contentOf("MQTT_CA", it.MQTT_CA),
        cert: contentOf("MQTT_CERT", it.MQTT_CERT),
        key: contentOf("MQTT_KEY", it.MQTT_KEY),
      },
    },
    http: { host: it.HTTP_HOST, port: it.HTTP_PORT, rateLimit: it.HTTP_RATE_LIMIT },
    publicUrl: it.PUBLIC_URL,
    trustedProxy: it.TRUSTED_PROXY,
    mail: it.SMTP_URL ? { url: it.SMTP_URL, from: it.MAIL_FROM ?? "machine-commons@localhost" } : undefined,
    webhookMayBePrivate: it.WEBHOOK_PRIVATE === "1",
    logLevel: it.LOG_LEVEL,
    isDemo: it.DEMO === "1",
  };
}
