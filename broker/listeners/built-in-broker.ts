import { createAttemptLimit } from "../access/attempt-limit.ts";
import { createAuthenticator } from "../access/authenticator.ts";
import { openCredentialStore } from "../access/credential-store.ts";
import { createPasswordCheck } from "../access/password-check.ts";
import { createRights } from "../access/rights.ts";
import type { BatchSource, TakeBatch } from "../batch-source.ts";
import type { Tally } from "../health/tally.ts";
import type { Logger } from "../log.ts";
import { createAedesBroker } from "./aedes-broker.ts";
import { createConnectionCap } from "./connection-cap.ts";
import type { Arrival, Listener } from "./listener.ts";
import { listenTcp } from "./tcp-listener.ts";
import type { TlsFiles } from "./tls-files.ts";
import { listenTls } from "./tls-listener.ts";

export interface BuiltInSettings {
  /** Holds the credential file. */
  folder: string;
  tcp: { host: string; port: number } | undefined;
  tls: { host: string; port: number; files: TlsFiles } | undefined;
  maxConnections: number;
  maxConnectionsPerAddress: number;
  maxPacketBytes: number;
  maxMessagesPerSecond: number;
  /** Milliseconds until the TLS handshake, and then CONNECT, must be done. */
  connectTimeout: number;
}

/** Where the listeners are, in the order TCP, TLS. */
export interface BuiltInBroker extends BatchSource {
  readonly ports: { tcp: number | undefined; tls: number | undefined };
}

/** One frozen subscriber holds up status and live messages of all for this long. */
const drainTimeout = 3_000;
/** The deepest topic of the contract has seven. */
const topicLevels = 10;
const retainedBytes = 65_536;
const loginConcurrency = 2;

/** Composes the listeners, the access rules and the MQTT broker between them. Rejects with one sentence. */
export async function startBuiltInBroker(parts: {
  settings: BuiltInSettings;
  isGateway: (id: string) => boolean;
  gatewayMayWrite: (gateway: string, machine: string) => boolean;
  take: TakeBatch;
  log: Logger;
  tally: Tally;
}): Promise<BuiltInBroker> {
  const { settings, log, tally } = parts;
  const credentials = openCredentialStore({ folder: settings.folder, log });
  const wrongPasswords = { names: 10_000, now: () => performance.now() };
  const authenticator = createAuthenticator({
    credentials,
    passwords: createPasswordCheck({ concurrency: loginConcurrency, waiting: settings.maxConnections }),
    perUser: createAttemptLimit({ burst: 10, every: 10_000, ...wrongPasswords }),
    perAddress: createAttemptLimit({ burst: 100, every: 1_000, ...wrongPasswords }),
    isGateway: parts.isGateway,
    willBytes: retainedBytes,
  });
  const broker = await createAedesBroker({
    authenticator,
    rights: createRights({ gatewayMayWrite: parts.gatewayMayWrite, retainedBytes }),
    limits: {
      packetBytes: settings.maxPacketBytes,
      messagesPerSecond: settings.maxMessagesPerSecond,
      connectTimeout: settings.connectTimeout,
      drainTimeout,
      topicLevels,
    },
    take: parts.take,
    log,
    tally,
  });
  credentials.onChange(() => broker.closeInvalid(authenticator.stillValid));

  const cap = createConnectionCap({
    total: settings.maxConnections,
    perAddress: settings.maxConnectionsPerAddress,
  });
  const accept = (arrival: Arrival) => broker.accept(arrival);
  const common = { cap, log, tally, accept };
  const listeners: Listener[] = [];
  const { tcp, tls } = settings;
  try {
    if (tcp) listeners.push(await listenTcp({ ...common, ...tcp }));
    if (tls)
      listeners.push(await listenTls({ ...common, ...tls, handshakeTimeout: settings.connectTimeout }));
  } catch (error) {
    for (const listener of listeners) listener.stop();
    credentials.close();
    await broker.close();
    throw error;
  }
  let stopped = false;
  return {
    ports: { tcp: tcp && listeners[0]?.port, tls: tls && listeners.at(-1)?.port },
    publishAck: broker.publishAck,
    unready: () => (stopped ? "the listeners are closed" : undefined),
    clients: () => broker.clients,
    async stop() {
      stopped = true;
      for (const listener of listeners) listener.stop();
      broker.stopTaking();
    },
    async close() {
      credentials.close();
      await broker.close();
    },
  };
}
