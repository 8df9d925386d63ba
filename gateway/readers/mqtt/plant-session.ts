import { setTimeout as pause } from "node:timers/promises";
import { type Micros, SECOND } from "../../../config/micros.ts";
import { readSecret } from "../../../config/site/secret.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import { say, textOfTold } from "../../../config/wire/gateway-texts.ts";
import { createBackoff } from "../backoff.ts";
import { fingerprint } from "./fingerprint.ts";
import type { MessageSide, SideParts } from "./message-side.ts";
import { firstExpiry, readPemFiles } from "./pem-files.ts";
import { type ConnectionEnd, openPlantConnection, type PlantConnection } from "./plant-connection.ts";
import { filtersOf } from "./topic-routes.ts";

/** What of a message is remembered until it is committed and the broker told. `id` is 0 where that is not wanted. */
interface Token {
  id: number;
  print: number;
}

/** Most messages taken and not yet committed. */
const window = 16_384;
/** Longest wait at a stop for commits that do not come, milliseconds. */
const patience = 5_000;

/** The persistent session at a plant's broker: the one owner of reconnection and of acknowledgements. */
export function createPlantSession(
  parts: SideParts & { connect: NonNullable<MqttSource["connect"]>; clientId: string },
): MessageSide {
  const { source, connect, clientId, machines, status, log, now } = parts;
  const byConnection = source.heartbeat.by === "connection";
  const filters = filtersOf(source);
  const backoff = createBackoff();
  const intake = parts.intakeFor<Token>(settle);
  /**
   * Id to fingerprint of what is committed, while the connection ended before the broker could be told: it will send
   * it again, unless it has given it up and uses the id for another message.
   */
  const untold = new Map<number, number>();
  const stopped = new AbortController();
  let connection: PlantConnection | undefined;
  let toTell: Token[] = [];
  let version: 4 | 5 = 5;
  let wasReady = false;
  let downSince: Micros = now();

  function settle(tokens: Token[], error?: Error): void {
    if (error !== undefined) {
      if (tokens.length > 0) connection?.drop(`not kept: ${error.message}`);
      else log.warn({ source: source.id }, `not kept: ${error.message}`);
      return;
    }
    if (toTell.length === 0 && tokens.length > 0) process.nextTick(tell);
    for (const token of tokens) if (token.id > 0) toTell.push(token);
    if (intake.waiting < window / 2) connection?.resume();
  }

  function tell(): void {
    const tokens = toTell;
    toTell = [];
    if (connection !== undefined) connection.acknowledge(tokens.map(({ id }) => id));
    else for (const { id, print } of tokens) untold.set(id, print);
  }

  function open(): void {
    if (stopped.signal.aborted) return;
    try {
      const password = connect.password && readSecret(connect.password);
      const tls = readPemFiles(connect.tls ?? {});
      const keepalive = Math.max(1, Math.round(source.heartbeat.every / SECOND));
      connection = openPlantConnection(
        {
          url: connect.url,
          user: connect.user,
          password,
          tls,
          clientId,
          version,
          keepalive,
          window,
          filters,
        },
        {
          message(message) {
            if (stopped.signal.aborted) return false;
            const token = { id: message.id, print: message.id > 0 ? fingerprint(message) : 0 };
            const print = untold.get(message.id);
            untold.delete(message.id);
            if (message.repeated && print === token.print) {
              if (toTell.length === 0) process.nextTick(tell);
              toTell.push(token);
              return true;
            }
            intake.take(message, token);
            return intake.waiting < window;
          },
          ready(kept, refused) {
            if (!kept) untold.clear();
            status.certificateExpires = firstExpiry(tls.cert, connection?.brokerCertificateEnd());
            becomeReady(kept, refused);
          },
          alive() {
            if (byConnection) intake.tell({ confirms: machines });
          },
          closed: (why) => void closed(why),
        },
      );
    } catch (error) {
      void closed({ reason: (error as Error).message, refused: false, olderProtocol: false });
    }
  }

  function becomeReady(kept: boolean, refused: readonly string[]): void {
    const at = now();
    const detail = refused.length === 0 ? "" : say("subscription-refused", { topics: refused.join(", ") });
    status.become(refused.length === filters.length ? "refused" : "connected", detail, at);
    log.info({ source: source.id, version, kept }, textOfTold(detail) || "connected to the plant's broker");
    backoff.reset();
    const common = { signal: null, count: null, from: downSince, until: at };
    const incidents = machines.flatMap((machine) => [
      ...(wasReady || at - downSince > source.heartbeat.every
        ? [
            {
              ...common,
              machine,
              kind: "source-down" as const,
              reason: "no connection to the plant's broker",
            },
          ]
        : []),
      ...(wasReady && !kept
        ? [
            {
              ...common,
              machine,
              kind: "gap" as const,
              reason: "the plant's broker has not kept the session",
            },
          ]
        : []),
    ]);
    wasReady = true;
    if (incidents.length > 0) intake.tell({ incidents });
  }

  async function closed(why: ConnectionEnd): Promise<void> {
    const wasConnected = status.shown.state === "connected";
    connection = undefined;
    if (stopped.signal.aborted) return;
    status.become(why.refused ? "refused" : "down", why.reason, now());
    if (wasConnected) {
      downSince = now();
      log.warn({ source: source.id }, `connection to the plant's broker lost: ${why.reason}`);
      intake.tell({ disconnects: machines });
    }
    if (why.olderProtocol) version = version === 5 ? 4 : 5;
    // Message ids mean something in one connection only: its commits come first.
    await intake.settled();
    await pause(backoff.next(), undefined, { signal: stopped.signal }).catch(() => undefined);
    open();
  }

  return {
    start: open,
    async stop() {
      stopped.abort();
      await Promise.race([intake.settled(), pause(patience, undefined, { ref: false })]);
      tell();
      await connection?.end();
      connection = undefined;
      status.become("down", say("stopped"), now());
    },
  };
}
