import { MILLISECOND, type Micros, SECOND } from "../../../config/micros.ts";
import type { Delivery } from "../source-reader.ts";
import { type Established, type FaultySignal, watch } from "./establish.ts";
import type { Outage } from "./outage.ts";
import type { Outbox } from "./outbox.ts";
import { createPublishLoop, type EndOfPublishing, type NotificationMessage } from "./publish-loop.ts";
import type { ReaderStatus } from "./reader-status.ts";
import { readMessage } from "./readings.ts";
import { ServiceError } from "./service-error.ts";
import { readSourceClock } from "./source-clock.ts";
import { nameOf } from "./wanted-signal.ts";

export interface ServeSettings {
  established: Established;
  machines: readonly string[];
  outbox: Outbox;
  outage: Outage;
  status: ReaderStatus;
  heartbeat: Micros;
  /** How often what could not be subscribed to is tried again. */
  retryFaultsEvery: Micros;
  now: () => Micros;
}

/** An established subscription at work. */
export interface Serving {
  readonly ended: Promise<EndOfPublishing>;
  /** There is room for deliveries again. */
  ask(): void;
  stop(): void;
}

/** Silence for longer than the server's keep-alive, its jitter and a slow network allow. */
const patience = (keepAlive: number) => keepAlive * 1.5 + 2_000;

export const emptyDelivery = (receivedAt: Micros): Delivery => ({
  receivedAt,
  readings: [],
  confirms: [],
  disconnects: [],
  sourceClock: null,
  incidents: [],
});

export function serve(settings: ServeSettings): Serving {
  const { established, machines, outbox, outage, status, now } = settings;
  const { connection, subscription, limits } = established;
  const begun = now();
  let finish: (end: EndOfPublishing) => void = () => {};
  const ended = new Promise<EndOfPublishing>((resolve) => {
    finish = resolve;
  });
  let faulty = established.faulty;
  let awaited = subscription.signals.filter((signal) => signal.awaitsInitial).length;
  /** How far the server's clock may be ahead at the most: it was read at some time between question and answer. */
  let greatestSkew: Micros | null = null;

  /** A signal that cannot be read is unknown, whatever it was before. */
  function tellFaulty(signals: readonly FaultySignal[]) {
    if (signals.length === 0) return;
    for (const { signal, fault } of signals) status.faults.set(nameOf(signal), fault);
    outbox.push({
      ...emptyDelivery(now()),
      readings: signals.map(({ signal: { machine, signal }, quality }) => ({
        machine,
        signal,
        value: null,
        quality,
        sourceTime: null,
        initial: true,
      })),
    });
  }

  /** How long the message was on its way, as far as the clocks tell: a stalled network makes values late. */
  const delayOf = (message: NotificationMessage, receivedAt: Micros, skew: Micros | null) => {
    const sent = message.publishTime?.getTime();
    if (sent === undefined || !(sent > 0) || skew === null) return 0;
    return Math.max(0, receivedAt + skew - sent * MILLISECOND);
  };

  function onMessage(message: NotificationMessage, told: { upToDate: boolean; late: boolean }) {
    const receivedAt = now();
    const late = told.late || delayOf(message, receivedAt, status.skew) > SECOND;
    // Never later than it was: what the server had to tell after it was sent may be missing.
    const sentAt = receivedAt - Math.min(delayOf(message, receivedAt, greatestSkew), settings.heartbeat);
    const content = readMessage(message, subscription.signals, receivedAt, late, status.faults);
    awaited -= content.initial;
    status.samples += content.readings.length;
    status.discarded += content.discarded;
    // Until each signal has told its value, a state would rest on what it was before; but not for ever.
    const confirms = told.upToDate && (awaited <= 0 || receivedAt - begun > settings.heartbeat);
    const since = confirms ? outage.contact(receivedAt, sentAt) : [];
    if (since.length > 0)
      outbox.push({ ...emptyDelivery(receivedAt), disconnects: machines, incidents: since });
    const delivery: Delivery = {
      receivedAt,
      readings: content.readings,
      confirms: confirms ? machines : [],
      disconnects: [],
      sourceClock: status.skew === null ? null : receivedAt + status.skew,
      incidents: content.incidents,
    };
    const hasData = (message.notificationData?.length ?? 0) > 0;
    outbox.push(delivery, hasData ? () => subscription.acknowledge.push(message.sequenceNumber) : undefined);
  }

  const loop = createPublishLoop({
    connection,
    subscription,
    mayAsk: () => !outbox.full(),
    onMessage,
    onEnd: (end) => finish(end),
  });

  /** Without an answer the connection is gone; a refusal is an answer. */
  const unlessAnswered = (error: unknown) => {
    if (!(error instanceof ServiceError)) finish({ resumable: true, why: error as Error });
  };

  async function beat() {
    const askedAt = now();
    const sourceClock = await readSourceClock(connection);
    const receivedAt = now();
    if (sourceClock === null) return;
    status.skew = sourceClock - receivedAt;
    greatestSkew = sourceClock - askedAt;
    outbox.push({ ...emptyDelivery(receivedAt), sourceClock });
  }

  async function retryFaults() {
    if (faulty.length === 0) return;
    const tried = faulty.map((it) => it.signal);
    const outcome = await watch(connection, subscription, tried, limits);
    faulty = outcome.faulty;
    for (const signal of tried) status.faults.delete(nameOf(signal));
    for (const { signal, fault } of faulty) status.faults.set(nameOf(signal), fault);
    awaited += tried.length - faulty.length;
  }

  const timers = [
    setInterval(() => beat().catch(unlessAnswered), settings.heartbeat / MILLISECOND),
    setInterval(() => retryFaults().catch(unlessAnswered), settings.retryFaultsEvery / MILLISECOND),
    setInterval(() => {
      if (loop.awaitsAnswer() && performance.now() - loop.lastAnswer() > patience(subscription.keepAlive))
        finish({ resumable: true, why: new Error("the server is silent") });
    }, 500),
  ];
  connection.onLost((why) => finish({ resumable: true, why }));
  ended.then(() => {
    for (const timer of timers) clearInterval(timer);
    loop.stop();
  });

  tellFaulty(faulty);
  beat().catch(unlessAnswered);
  loop.ask();
  return {
    ended,
    ask: () => loop.ask(),
    stop: () => finish({ resumable: false, why: new Error("stopped") }),
  };
}
