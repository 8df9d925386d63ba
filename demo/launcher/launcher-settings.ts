import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What `npm start` is asked for. */
export interface LauncherSettings {
  /** A real site's file; absent: the demo plant. */
  site: string | undefined;
  dataFolder: string;
  httpPort: number;
  mqttPort: number;
  /** An external broker; absent: the built-in one on `mqttPort`. */
  mqttUrl: string | undefined;
  /** For the announcement only; the processes read it themselves. Absent: the embedded store. */
  influxUrl: string | undefined;
}

export const usage = `npm start                       the demo: six simulated machines, gateway, broker, API, page
npm start -- --site FILE        the same processes for a real site, without the plant
Environment: DATA_DIR (data), HTTP_PORT (8080), MQTT_PORT (1883), INFLUX_URL, MQTT_URL,
             DATABASE_URL`;

function portOf(name: string, text: string | undefined, absent: number): number {
  if (!text) return absent;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} is ${text}, expected a port from 1 to 65535.`);
}

const options = { site: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** Reads command line and environment; undefined: only the usage is asked for. Throws an Error with one sentence. */
export function launcherSettings(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): LauncherSettings | undefined {
  let values: { site?: string; help?: boolean };
  try {
    ({ values } = parseArgs({ args: argv, options }));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
  if (values.help) return undefined;
  const { site } = values;
  return {
    site: site === undefined ? undefined : resolve(site),
    dataFolder: resolve(environment.DATA_DIR || "data"),
    httpPort: portOf("HTTP_PORT", environment.HTTP_PORT, 8_080),
    mqttPort: portOf("MQTT_PORT", environment.MQTT_PORT, 1_883),
    mqttUrl: environment.MQTT_URL || undefined,
    influxUrl: environment.INFLUX_URL || undefined,
  };
}
