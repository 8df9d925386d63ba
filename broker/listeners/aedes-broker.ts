import type { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Aedes, type AedesOptions, type AuthenticateError, type Client } from "aedes";
import { buildAck } from "../../config/wire/ack.ts";
import { acksTopic, parseTopic } from "../../config/wire/topics.ts";
import { type Authenticator, type ConnackCode, connackCode } from "../access/authenticator.ts";
import type { Rights } from "../access/rights.ts";
import type { Tally } from "../health/tally.ts";
import type { Logger } from "../log.ts";
import {
  type ConnectionLimits,
  type GuardedConnection,
  guardConnection,
  ProtocolViolation,
} from "./guarded-connection.ts";
import type { Arrival } from "./listener.ts";
import type { MqttBroker } from "./mqtt-broker.ts";
import { createSessions } from "./sessions.ts";

export interface BrokerLimits extends ConnectionLimits {
  /** Milliseconds until CONNECT must have come. */
  connectTimeout: number;
  /** Milliseconds a client may leave its messages unread before it is closed. */
  drainTimeout: number;
  topicLevels: number;
}

/** Messages of at most 64 KiB to readers of status and live states that may wait before their senders must. */
const forwardedAtOnce = 100;

/** Milliseconds for the last messages to leave when the broker closes. */
const farewell = 1_000;

type ConnectPacket = Parameters<NonNullable<AedesOptions["preConnect"]>>[1];
type Published = Parameters<NonNullable<AedesOptions["authorizePublish"]>>[1];
type Done = (error?: Error | null) => void;

/** Said to the client by closing; counted where it is decided. */
class Refusal extends Error {
  readonly returnCode: number;
  constructor(reason: string, code: ConnackCode) {
    super(reason);
    this.returnCode = code;
  }
}

export async function createAedesBroker(parts: {
  authenticator: Authenticator;
  rights: Rights;
  limits: BrokerLimits;
  take: (topic: string, payload: Uint8Array) => void;
  log: Logger;
  tally: Tally;
}): Promise<MqttBroker> {
  const { authenticator, rights, limits, log, tally } = parts;
  const arrivals = new WeakMap<object, Omit<Arrival, "socket">>();
  const connections = new Set<GuardedConnection>();
  const connects = new WeakMap<Client, ConnectPacket>();
  const sessions = createSessions<Client>();
  const acking = new Set<Promise<void>>();
  /** Neither forwarded nor kept. */
  const dropped = new WeakSet<object>();
  let taking = true;

  async function logIn(
    client: Client,
    user: string | undefined,
    password: Buffer | undefined,
  ): Promise<void> {
    const { address = "", certificate } = arrivals.get(client.conn) ?? {};
    const { clientId = "", keepalive = 0, will } = connects.get(client) ?? {};
    const admission = await authenticator.admit({
      ...{ address, clientId, keepalive, user, password, certificate },
      will: will && { topic: will.topic, qos: will.qos ?? 0, bytes: will.payload.length },
    });
    if (!admission.ok) throw new Refusal(admission.reason, admission.code);
    const { who, proof } = admission;
    // Closed while its password was checked: it must not hold its gateway's place.
    if (client.conn.destroyed) throw new Refusal("closed by the client", connackCode.unavailable);
    const close = () => void client.conn.destroy();
    const present = sessions.begin(client, { who, proof, clientId, address, wantsAcks: false, close });
    if (present) {
      tally.add("doubleGateway");
      log.error(
        { gateway: who.id, refused: { clientId, address }, present: present.clientId },
        "a second live connection of this gateway is refused: is its disk cloned, or its id used twice?",
      );
      throw new Refusal(`gateway ${who.id} is connected already`, connackCode.unavailable);
    }
    client.conn.once("close", () => sessions.end(client));
  }

  const aedes = new Aedes({
    connectTimeout: limits.connectTimeout,
    drainTimeout: limits.drainTimeout,
    maxTopicLevels: limits.topicLevels,
    preConnect(client, packet, done) {
      // No session outlives its connection: nothing is queued for the absent, so memory stays bounded.
      packet.clean = true;
      connects.set(client, packet);
      done(null, true);
    },
    authenticate(client, user, password, done) {
      logIn(client, user, password).then(
        () => done(null, true),
        (error: Error) => {
          tally.add("loginRefused");
          const code = error instanceof Refusal ? error.returnCode : connackCode.unavailable;
          done(Object.assign(error, { returnCode: code }) as AuthenticateError, false);
        },
      );
    },
    authorizePublish(client, packet, done) {
      const session = client && sessions.of(client);
      if (!session) return done(new Error("not logged in"));
      const bytes = packet.payload.length;
      const verdict = rights.mayPublish(session.who, { ...packet, bytes });
      if (verdict.allowed) return done();
      tally.add("publishRefused");
      if (verdict.drop) {
        log.debug({ clientId: client.id }, `publish dropped: ${verdict.reason}`);
        dropped.add(packet);
        return done();
      }
      done(new Refusal(`publish refused: ${verdict.reason}`, connackCode.notAllowed));
    },
    authorizeSubscribe(client, subscription, done) {
      const session = sessions.of(client);
      const verdict = session && rights.maySubscribe(session.who, subscription.topic);
      if (verdict?.allowed) return done(null, subscription);
      tally.add("subscribeRefused");
      log.warn({ clientId: client.id }, `subscription refused: ${verdict?.reason ?? "not logged in"}`);
      done(null, null);
    },
  });

  // Batches go to intake and nowhere else: no matching of topics, no queue that another client's frozen socket holds
  // up. Nor is a gateway held up while its status and live messages wait for a frozen reader, unless many do.
  const publish = aedes.publish.bind(aedes) as (packet: Published, client: unknown, done?: Done) => void;
  let forwarding = 0;
  aedes.publish = (packet: Published, client: unknown, done?: Done) => {
    if (parseTopic(packet.topic)?.kind === "batch") {
      if (taking) parts.take(packet.topic, Buffer.from(packet.payload as Buffer));
      return done?.();
    }
    if (dropped.has(packet)) return done?.();
    const waits = forwarding >= forwardedAtOnce;
    forwarding += 1;
    publish(packet, client, (error) => {
      forwarding -= 1;
      if (waits) done?.(error);
      else if (error) log.error({ err: error, topic: packet.topic }, "not forwarded");
    });
    if (!waits) done?.();
  };

  const acksWanted = (client: Client, topics: string[], wanted: boolean) => {
    const session = sessions.of(client);
    if (session?.who.kind === "gateway" && topics.includes(acksTopic(session.who.id)))
      session.wantsAcks = wanted;
  };
  aedes.on("subscribe", (list, client) => {
    acksWanted(
      client,
      list.filter((it) => it.qos < 128).map((it) => it.topic),
      true,
    );
  });
  aedes.on("unsubscribe", (topics, client) => acksWanted(client, topics, false));
  const ended = (client: Client, error: Error) => {
    const who = { address: arrivals.get(client.conn)?.address, clientId: client.id ?? undefined };
    if (!(error instanceof Refusal)) {
      const violation = error instanceof ProtocolViolation || !sessions.of(client);
      tally.add(violation ? "protocolViolation" : "connectionLost");
    }
    log.warn(who, `connection closed: ${error.message}`);
  };
  aedes.on("clientError", ended);
  aedes.on("connectionError", ended);
  (aedes as EventEmitter).on("error", (error: Error) => log.error({ err: error }, "broker"));
  await aedes.listen();

  return {
    accept({ socket, address, certificate }) {
      const connection = guardConnection(socket, limits, () => tally.add("delayed"));
      const { stream } = connection;
      connections.add(connection);
      stream.once("close", () => connections.delete(connection));
      arrivals.set(stream, { address, certificate });
      aedes.handle(stream);
    },
    publishAck(gateway, ack) {
      const live = sessions.ofGateway(gateway);
      if (!live?.session.wantsAcks) return tally.add("ackUndelivered");
      const message = { topic: acksTopic(gateway), payload: buildAck(ack), retain: false, dup: false };
      const sent = new Promise<void>((resolve) => {
        live.client.publish({ cmd: "publish", qos: 1, ...message }, () => resolve());
      });
      acking.add(sent);
      sent.then(() => acking.delete(sent));
    },
    closeInvalid(stillValid) {
      for (const session of sessions.live()) {
        if (stillValid(session.proof)) continue;
        log.warn(
          { clientId: session.clientId },
          "connection closed: its credential has changed or is revoked",
        );
        session.close();
      }
    },
    stopTaking() {
      taking = false;
    },
    async close() {
      // Acknowledgements given a moment ago are still in this process; a frozen client must not hold up the end.
      const finished = Promise.all([...acking]).then(() =>
        Promise.all([...connections].map((connection) => connection.finish())),
      );
      await Promise.race([finished, pause(farewell, undefined, { ref: false })]);
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const { stream } of connections) stream.destroy();
    },
    get clients() {
      return sessions.count;
    },
  };
}
