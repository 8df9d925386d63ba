import { readFileSync } from "node:fs";
import { z } from "zod";
import { idSchema } from "../config/wire/topics.ts";

const file = z.string().optional();

/** The gateway process's environment. An empty variable counts as absent. */
const environmentSchema = z.object({
  SITE_FILE: z.string({ error: "the site file, such as SITE_FILE=config/site.example.yaml" }),
  /** The spool and the OPC UA certificates live in a folder of it, named for the gateway. */
  DATA_DIR: z.string().default("data"),
  /** Which gateway of the site file this is; needed where it has several. */
  GATEWAY_ID: idSchema.optional(),
  /** Health, metrics and `resend`, on loopback only. */
  GATEWAY_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  MQTT_URL: z
    .url({
      protocol: /^(mqtts?|wss?)$/,
      error: "the broker's address, such as mqtts://broker.example.jp:8883",
    })
    .default("mqtt://127.0.0.1:1883"),
  MQTT_USER: z.string().optional(),
  MQTT_PASSWORD: z.string().optional(),
  MQTT_PASSWORD_FILE: file,
  /** PEM files: the authority that signed the broker's certificate, the own certificate and its key. */
  MQTT_CA: file,
  MQTT_CERT: file,
  MQTT_KEY: file,
});

export interface GatewaySettings {
  siteFile: string;
  dataFolder: string;
  gatewayId: string | undefined;
  httpPort: number;
  logLevel: string;
  broker: {
    url: string;
    user: string | undefined;
    password: string | undefined;
    tls: { ca?: Buffer; cert?: Buffer; key?: Buffer };
  };
}

export type ReadSettings = { ok: true; settings: GatewaySettings } | { ok: false; mistakes: string[] };

/** Reads the environment and the files it names; every mistake at once. */
export function readSettings(environment: NodeJS.ProcessEnv): ReadSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const read = environmentSchema.safeParse(Object.fromEntries(given));
  if (!read.success)
    return {
      ok: false,
      mistakes: read.error.issues.map((it) => `${it.path.join(".")}: expected ${it.message}`),
    };
  const { data } = read;
  const mistakes: string[] = [];
  const contents = (name: "MQTT_PASSWORD_FILE" | "MQTT_CA" | "MQTT_CERT" | "MQTT_KEY") => {
    const path = data[name];
    if (path === undefined) return undefined;
    try {
      return readFileSync(path);
    } catch (error) {
      mistakes.push(`${name}: the file ${path} cannot be read: ${(error as Error).message}`);
      return undefined;
    }
  };
  const [ca, cert, key] = [contents("MQTT_CA"), contents("MQTT_CERT"), contents("MQTT_KEY")];
  if ((data.MQTT_CERT === undefined) !== (data.MQTT_KEY === undefined))
    mistakes.push("MQTT_CERT and MQTT_KEY: both or none, the certificate and its key");
  const password = data.MQTT_PASSWORD ?? contents("MQTT_PASSWORD_FILE")?.toString("utf8").trim();
  if (mistakes.length > 0) return { ok: false, mistakes };
  return {
    ok: true,
    settings: {
      siteFile: data.SITE_FILE,
      dataFolder: data.DATA_DIR,
      gatewayId: data.GATEWAY_ID,
      httpPort: data.GATEWAY_HTTP_PORT,
      logLevel: data.LOG_LEVEL,
      broker: {
        url: data.MQTT_URL,
        user: data.MQTT_USER,
        password,
        tls: { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) },
      },
    },
  };
}
