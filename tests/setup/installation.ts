import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { nodeArguments } from "../../demo/launcher/node-arguments.ts";
import { placeEmbeddedDatabase } from "./embedded-database.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** The Node that runs the tests runs the product. */
const node = process.execPath;

/** A whole installation on loopback: each process real, startable and killable by itself. */
export interface Installation {
  readonly folder: string;
  readonly siteFile: string;
  readonly brokerPort: number;
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  startBroker(): Promise<Service>;
  /** `through` is the port of a relay to the broker; the broker's own when absent. `data` another spool folder. */
  startGateway(settings?: { through?: number; data?: string; id?: string }): Promise<Service>;
  startApi(): Promise<Service>;
  /** A committee's question to the API. */
  ask<T>(path: string): Promise<T>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Runs one of the project's commands to its end; rejects with its output when it fails. */
export async function run(
  script: string,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const service = startService(node, [script, ...args], environment);
  const code = await service.ended();
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${service.output()}`);
  return service.output();
}

export async function installation(settings: {
  /** The site file's content, as the YAML would read. */
  site: { gateways: { id: string }[] };
  influxUrl?: string;
  environment?: NodeJS.ProcessEnv;
}): Promise<Installation> {
  const place: TemporaryFolder = temporaryFolder();
  const siteFile = join(place.path, "site.yaml");
  writeFileSync(siteFile, stringify(settings.site));
  const [brokerPort, httpPort, gatewayPort] = [await freePort(), await freePort(), await freePort()];
  const common: NodeJS.ProcessEnv = {
    SITE_FILE: siteFile,
    LOG_LEVEL: "info",
    ...(settings.influxUrl ? { INFLUX_URL: settings.influxUrl } : {}),
    ...settings.environment,
  };
  const serverData = join(place.path, "server");
  const accounts = { ...common, DATA_DIR: serverData };
  const passwordFile = (name: string) => join(place.path, `${name}.password`);
  for (const { id } of settings.site.gateways) {
    await run("broker/credential.ts", ["gateway", id, "--out", passwordFile(id)], accounts);
  }
  await run("broker/credential.ts", ["service", "api", "--out", passwordFile("api")], accounts);

  const started: Service[] = [];
  const start = async (name: string, environment: NodeJS.ProcessEnv): Promise<Service> => {
    const service = startService(node, nodeArguments(name), { ...common, ...environment });
    started.push(service);
    await service.printed(/ ready/);
    return service;
  };
  const defaultGateway = settings.site.gateways[0]?.id ?? "";
  const apiUrl = `http://127.0.0.1:${httpPort}`;
  return {
    folder: place.path,
    siteFile,
    brokerPort,
    apiUrl,
    gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    startBroker: () => start("broker", { DATA_DIR: serverData, MQTT_PORT: String(brokerPort) }),
    startGateway: ({ through = brokerPort, data = "gateway", id = defaultGateway } = {}) =>
      start("gateway", {
        DATA_DIR: join(place.path, data),
        GATEWAY_ID: id,
        GATEWAY_HTTP_PORT: String(gatewayPort),
        MQTT_URL: `mqtt://127.0.0.1:${through}`,
        MQTT_USER: id,
        MQTT_PASSWORD_FILE: passwordFile(id),
      }),
    async startApi() {
      if (!existsSync(join(serverData, "database"))) await placeEmbeddedDatabase(serverData);
      return start("api", {
        DATA_DIR: serverData,
        HTTP_PORT: String(httpPort),
        MQTT_URL: `mqtt://127.0.0.1:${brokerPort}`,
        MQTT_USER: "api",
        MQTT_PASSWORD_FILE: passwordFile("api"),
        DEMO: "1",
      });
    },
    async ask<T>(path: string): Promise<T> {
      const answer = await fetch(`${apiUrl}${path}`, { headers: { authorization: "Bearer demo-committee" } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((service) => service.stop("SIGKILL")));
      place[Symbol.dispose]();
    },
  };
}
