import type { Micros } from "../../../config/micros.ts";
import { MINUTE, SECOND } from "../../../config/micros.ts";
import type { Machine } from "../../../config/site/machine.ts";
import type { OpcuaSource } from "../../../config/site/source.ts";
import { say, textOfTold } from "../../../config/wire/gateway-texts.ts";
import { createBackoff } from "../backoff.ts";
import type { Deliver, SourceReader } from "../source-reader.ts";
import { type Established, establish, type Resumable } from "./establish.ts";
import { createOutage } from "./outage.ts";
import { createOutbox } from "./outbox.ts";
import { loadOwnCertificate, type OwnCertificate } from "./own-certificate.ts";
import { createPki, expiryOf } from "./pki.ts";
import { createReaderStatus } from "./reader-status.ts";
import { refusalOf } from "./refusal.ts";
import { emptyDelivery, type Serving, serve } from "./serve.ts";
import { RefusedError, reasonOf } from "./service-error.ts";
import { wantedSignals } from "./wanted-signal.ts";

/** What the reader logs with; a pino logger is one. */
export interface ReaderLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const pauseAtMost = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());

export interface OpcuaReaderSettings {
  source: OpcuaSource;
  /** The machines whose signals may name this source. */
  machines: Machine[];
  deliver: Deliver;
  pkiFolder: string;
  log: ReaderLog;
  now: () => Micros;
  /** Machine to its last confirmation by the process before, if there was one. */
  lastConfirmed?: ReadonlyMap<string, Micros>;
  /** How often signals that cannot be read are tried again within a session. */
  retryFaultsEvery?: Micros;
  /** Readings kept in memory while the spool refuses them; beyond it the server is asked for no more. */
  capacity?: number;
}

/** Longest pauses between attempts, milliseconds. An identity is presented seldom, so that no account is locked. */
const DOWN_PAUSE = 15_000;
const REFUSED_HERE_PAUSE = 5_000;
const REFUSED_THERE_PAUSE = 60_000;
/** How long a stop waits for an attempt to connect. */
const STOP_PATIENCE = 5_000;

/**
 * Reads an OPC UA server. What a short outage leaves behind is had again: the session is taken over on a new channel,
 * the subscription has gone on at the server, and each message that was sent meanwhile is asked for by its sequence
 * number. Values the server had to drop carry the overflow bit. Where the session or any message cannot be had
 * again, everything is made anew, every value is told anew, and the time without contact is an explicit gap. Nothing
 * is acknowledged before the spool has it, and no part of the library repeats or repairs anything by itself.
 */
export function createOpcuaReader(settings: OpcuaReaderSettings): SourceReader {
  const { source, log, now } = settings;
  const { wanted, nodeless } = wantedSignals(source.id, settings.machines);
  const machines = [
    ...new Set(
      settings.machines.filter((it) => it.signals.some((s) => s.source === source.id)).map((it) => it.id),
    ),
  ];
  const status = createReaderStatus(source.id, now());
  for (const name of nodeless) status.faults.set(name, "the site file names no node");
  const outage = createOutage(
    machines,
    source.heartbeat.every * source.heartbeat.missed,
    now(),
    // Confirmed by what the server had sent a moment before.
    new Map([...(settings.lastConfirmed ?? [])].map(([id, t]) => [id, t - source.publishing - SECOND])),
  );
  const backoff = createBackoff();
  const pki = createPki(settings.pkiFolder);
  const stopping = new AbortController();
  let serving: Serving | undefined;
  let own: OwnCertificate | undefined;
  let running = Promise.resolve();
  let loggedFailure = "";

  const outbox = createOutbox({
    deliver: (delivery) => settings.deliver(source.id, delivery),
    capacity: settings.capacity ?? 100_000,
    onRoom: () => serving?.ask(),
  });

  /** Once a silence is too long, the machines are unknown, whether the connection comes back or not. */
  const staleness = setInterval(() => {
    if (outage.turnsStale(now())) outbox.push({ ...emptyDelivery(now()), disconnects: machines });
  }, 1_000);

  function failed(error: Error) {
    const refusal = refusalOf(error, own);
    const told = refusal ?? reasonOf(error);
    const message = textOfTold(told);
    status.become(refusal ? "refused" : "down", told, now());
    // Told once, not at each attempt.
    if (message !== loggedFailure) log.warn({ source: source.id }, message);
    loggedFailure = message;
    if (error instanceof RefusedError) return REFUSED_HERE_PAUSE;
    return refusal ? REFUSED_THERE_PAUSE : DOWN_PAUSE;
  }

  function connected(established: Established) {
    const expiries = [established.serverCertificateExpires, own ? expiryOf(own.certificate) : null];
    const secured = source.security.mode !== "None";
    status.certificateExpires = secured ? Math.min(...expiries.filter((it) => it !== null)) : null;
    if (!established.resumed) status.notes = established.notes;
    status.become("connected", "", now());
    loggedFailure = "";
    log.info({ source: source.id, resumed: established.resumed }, "connected to the OPC UA server");
  }

  /** One connection from its making to its end. */
  async function oneConnection(resumable: Resumable | undefined): Promise<Resumable | undefined> {
    own ??= await loadOwnCertificate(settings.pkiFolder);
    const established = await establish({ source, own, pki, signals: wanted }, resumable);
    const { connection, subscription, limits } = established;
    if (stopping.signal.aborted) {
      await connection.close();
      return undefined;
    }
    if (resumable && !established.resumed) outage.broken("the server no longer had the session");
    connected(established);
    backoff.reset();
    serving = serve({
      established,
      machines,
      outbox,
      outage,
      status,
      heartbeat: source.heartbeat.every,
      retryFaultsEvery: settings.retryFaultsEvery ?? MINUTE,
      now,
    });
    const { resumable: mayResume, why } = await serving.ended;
    serving = undefined;
    if (stopping.signal.aborted || !mayResume) {
      await connection.close();
      if (stopping.signal.aborted) return undefined;
      outage.broken(why.message);
    } else await connection.drop();
    failed(why);
    if (!mayResume) return undefined;
    return {
      session: connection.session,
      subscription,
      limits,
      until: performance.now() + connection.sessionTimeout,
    };
  }

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stopping.signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      stopping.signal.addEventListener("abort", end);
    });

  async function run() {
    let resumable: Resumable | undefined;
    while (!stopping.signal.aborted) {
      let longest = DOWN_PAUSE;
      try {
        resumable = await oneConnection(resumable);
      } catch (error) {
        longest = failed(error as Error);
      }
      if (resumable && performance.now() > resumable.until) {
        resumable = undefined;
        outage.broken("the connection was lost for longer than the server keeps a session");
      }
      if (!stopping.signal.aborted) await pause(backoff.next(longest));
    }
  }

  return {
    async start() {
      running = run();
    },
    status() {
      const { waiting, lastRefusal, refusals } = outbox;
      const backlog = lastRefusal
        ? say("readings-wait", { count: waiting, times: refusals, why: lastRefusal })
        : null;
      return status.report(now(), backlog);
    },
    async stop() {
      stopping.abort();
      clearInterval(staleness);
      serving?.stop();
      await Promise.race([running, pauseAtMost(STOP_PATIENCE)]);
      const given = await outbox.close();
      if (given > 0)
        log.error(
          { source: source.id, readings: given },
          "readings were given up at the stop, as the spool refused them",
        );
    },
  };
}
