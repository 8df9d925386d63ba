import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const file = z.string().optional();

/** The broker process's environment. An empty variable counts as absent. */
const environmentSchema = z.object({
  SITE_FILE: z.string({ error: "the site file, such as SITE_FILE=config/site.example.yaml" }),
  DATA_DIR: z.string().default("data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  INTAKE_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, "lower-case letters, digits, - and _")
    .default("intake"),
  /** InfluxDB as http://user:password@host:8086/database; absent: SQLite in DATA_DIR. */
  INFLUX_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** An external broker; then nothing below but the health port listens. */
  MQTT_URL: z.url({ protocol: /^(mqtts?|wss?)$/ }).optional(),
  MQTT_USER: z.string().optional(),
  MQTT_PASSWORD: z.string().optional(),
  MQTT_PASSWORD_FILE: file,
  /** PEM files for an external broker over TLS: its authority, the own certificate and key. */
  MQTT_CA: file,
  MQTT_CERT: file,
  MQTT_KEY: file,
  /** In the clear, therefore loopback unless told otherwise. `off` for TLS alone. */
  MQTT_PORT: z.union([z.literal("off"), port]).default(1883),
  MQTT_HOST: z.string().default("127.0.0.1"),
  MQTTS_PORT: port.optional(),
  MQTTS_HOST: z.string().default("0.0.0.0"),
  TLS_CERT: file,
  TLS_KEY: file,
  TLS_CLIENT_CA: file,
  TLS_CLIENT_CRL: file,
  MQTT_MAX_PACKET_BYTES: count(1_048_576),
  MQTT_MAX_CONNECTIONS: count(1_000),
  MQTT_MAX_CONNECTIONS_PER_ADDRESS: count(200),
  MQTT_MAX_MESSAGES_PER_SECOND: count(10_000),
  /** Health and metrics on loopback; absent: none. */
  BROKER_HTTP_PORT: port.optional(),
  BROKER_HTTP_HOST: z.string().default("127.0.0.1"),
});

export type BrokerEnvironment = z.infer<typeof environmentSchema>;

export type ReadEnvironment = { ok: true; settings: BrokerEnvironment } | { ok: false; mistakes: string[] };

export function readEnvironment(environment: NodeJS.ProcessEnv): ReadEnvironment {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const read = environmentSchema.safeParse(Object.fromEntries(given));
  if (!read.success)
    return { ok: false, mistakes: read.error.issues.map((it) => `${it.path.join(".")}: ${it.message}`) };
  const { data } = read;
  const mistakes: string[] = [];
  if (data.MQTTS_PORT !== undefined && !(data.TLS_CERT && data.TLS_KEY))
    mistakes.push("MQTTS_PORT: needs the PEM files TLS_CERT and TLS_KEY");
  if (data.TLS_CLIENT_CRL && !data.TLS_CLIENT_CA)
    mistakes.push("TLS_CLIENT_CRL: needs TLS_CLIENT_CA, the authority whose certificates it revokes");
  if (data.MQTT_PORT === "off" && data.MQTTS_PORT === undefined && !data.MQTT_URL)
    mistakes.push("MQTT_PORT: off, but there is neither MQTTS_PORT nor MQTT_URL");
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, settings: data };
}
