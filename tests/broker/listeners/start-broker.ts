import { connect, type IClientOptions, type MqttClient } from "mqtt";
import { makeCredential } from "../../../broker/access/make-credential.ts";
import type { TakeBatch } from "../../../broker/batch-source.ts";
import type { Tallied } from "../../../broker/health/tally.ts";
import {
  type BuiltInBroker,
  type BuiltInSettings,
  startBuiltInBroker,
} from "../../../broker/listeners/built-in-broker.ts";
import { createLog } from "../../../broker/log.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

/** A built-in broker on a free port, with gateways `g1` (machine `m1`) and `g2` (machine `m2`) and service `api`. */
export interface TestBroker {
  readonly broker: BuiltInBroker;
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly passwords: Record<"g1" | "g2" | "api", string>;
  /** Batches handed to intake. */
  readonly taken: { topic: string; payload: Buffer }[];
  count(what: Tallied): number;
  /** Starts to connect; the caller ends it, or the broker's disposal does. */
  client(user: string, options?: IClientOptions): MqttClient;
  /** Connected. */
  connected(user: string, options?: IClientOptions): Promise<MqttClient>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startBroker(
  settings: Partial<BuiltInSettings> = {},
  take?: TakeBatch,
): Promise<TestBroker> {
  const place = temporaryFolder("broker-");
  const folder = place.path;
  const passwords = {
    g1: await makeCredential({ folder, kind: "gateway", id: "g1" }),
    g2: await makeCredential({ folder, kind: "gateway", id: "g2" }),
    api: await makeCredential({ folder, kind: "service", id: "api" }),
  };
  const counts = new Map<Tallied, number>();
  const taken: { topic: string; payload: Buffer }[] = [];
  const clients: MqttClient[] = [];
  const broker = await startBuiltInBroker({
    settings: {
      folder,
      tcp: { host: "127.0.0.1", port: 0 },
      tls: undefined,
      maxConnections: 100,
      maxConnectionsPerAddress: 100,
      maxPacketBytes: 1_048_576,
      maxMessagesPerSecond: 100_000,
      connectTimeout: 5_000,
      ...settings,
    },
    isGateway: (id) => id === "g1" || id === "g2",
    gatewayMayWrite: (gateway, machine) => gateway.replace("g", "m") === machine,
    take: take ?? ((topic, payload) => taken.push({ topic, payload: Buffer.from(payload) })),
    log: createLog({ level: process.env.LOG_LEVEL ?? "silent" }),
    tally: { add: (what) => counts.set(what, (counts.get(what) ?? 0) + 1) },
  });
  const port = broker.ports.tcp ?? broker.ports.tls ?? 0;
  const url = `mqtt://127.0.0.1:${port}`;
  const started: TestBroker = {
    broker,
    url,
    port,
    folder,
    passwords,
    taken,
    count: (what) => counts.get(what) ?? 0,
    client(user, options = {}) {
      const client = connect(url, {
        username: user,
        password: passwords[user as keyof typeof passwords],
        clientId: `${user}:s:b`,
        reconnectPeriod: 0,
        connectTimeout: 10_000,
        ...options,
      });
      client.on("error", () => {});
      clients.push(client);
      return client;
    },
    async connected(user, options) {
      const client = started.client(user, options);
      await connection(client);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.end(true);
      await broker.stop();
      await broker.close();
      place[Symbol.dispose]();
    },
  };
  return started;
}

/** Resolves once the client is connected; rejects with the broker's refusal, or when it closes without one. */
export const connection = (client: MqttClient): Promise<void> =>
  new Promise((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("error", reject);
    client.once("close", () => reject(new Error("closed")));
  });

/** Resolves when the broker has closed the connection. */
export const closed = (client: MqttClient): Promise<void> =>
  new Promise((resolve) => client.once("close", () => resolve()));
