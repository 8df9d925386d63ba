import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { makeCredential } from "../../broker/access/make-credential.ts";
import { buildBatch } from "../../config/wire/batch.ts";
import { smallSite } from "../config/small-site.ts";
import { freePort } from "../setup/free-port.ts";
import { type Service, startService } from "../setup/service.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

/** The broker as a process on free ports, with gateway `hall` of machine `mill` and the embedded store. */
export interface BrokerProcess {
  readonly folder: string;
  readonly site: string;
  readonly port: number;
  readonly service: Service;
  start(environment?: NodeJS.ProcessEnv): Service;
  ready(): Promise<void>;
  /** An answer of the health address. */
  get(path: string): Promise<{ status: number; body: string }>;
  gateway(): Promise<MqttClient>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function brokerProcess(): Promise<BrokerProcess> {
  const place = temporaryFolder();
  const [port, http] = [await freePort(), await freePort()];
  const site = join(place.path, "site.yaml");
  writeFileSync(site, smallSite());
  const password = await makeCredential({ folder: place.path, kind: "gateway", id: "hall" });
  let service: Service | undefined;
  const running = () => {
    if (!service) throw new Error("not started");
    return service;
  };
  return {
    ...{ folder: place.path, site, port },
    get service() {
      return running();
    },
    start(environment = {}) {
      service = startService(process.execPath, ["broker/main.ts"], {
        ...{ SITE_FILE: site, DATA_DIR: place.path, MQTT_PORT: String(port), BROKER_HTTP_PORT: String(http) },
        ...environment,
      });
      return service;
    },
    async ready() {
      await running().printed(/broker ready/);
    },
    async get(path) {
      const answer = await fetch(`http://127.0.0.1:${http}${path}`);
      return { status: answer.status, body: await answer.text() };
    },
    gateway: () =>
      connectAsync(`mqtt://127.0.0.1:${port}`, {
        ...{ username: "hall", password, clientId: "hall:s:b", reconnectPeriod: 0 },
      }),
    async [Symbol.asyncDispose]() {
      await service?.stop("SIGKILL");
      place[Symbol.dispose]();
    },
  };
}

const first = Date.now() * 1_000;
/** One sample of `mill/power` whose value is the number. */
export const numberedBatch = (number: number): Buffer =>
  buildBatch({
    ...{ version: 1, session: "s", number, lane: "samples" as const, states: [], incidents: [], settled: {} },
    samples: [{ machine: "mill", signal: "power", t: [first + number], v: [number] }],
  });
