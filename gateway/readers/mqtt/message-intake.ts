import type { Micros } from "../../../config/micros.ts";
import type { Incident } from "../../../config/wire/batch.ts";
import type { Deliver, Reading } from "../source-reader.ts";
import type { ReadingSink } from "./payload-reader.ts";
import type { TopicRoutes } from "./topic-routes.ts";

/** Acknowledges what was delivered together; with an error, it was not kept and must be sent again. */
export type Settle<Token> = (tokens: Token[], error?: Error) => void;

export interface Message {
  topic: string;
  payload: Buffer;
  /** Kept by the broker from before the subscription. */
  retained?: boolean;
  /** Its sender has not seen an acknowledgement and sends it again. */
  repeated?: boolean;
}

export interface IntakeCounts {
  /** Readings kept. */
  samples: number;
  /** Messages that nobody wanted. */
  unwanted: number;
}

/**
 * Turns messages into deliveries: what arrives in one turn of the event loop goes together, with the time of the
 * first, and several deliveries may wait for the same commit. `Token` is what the sender needs to acknowledge.
 */
export interface MessageIntake<Token> {
  take(message: Message, token: Token): void;
  /** Says something about machines, after all that was taken before. */
  tell(news: { confirms?: readonly string[]; disconnects?: readonly string[]; incidents?: Incident[] }): void;
  /** Messages not settled yet. */
  readonly waiting: number;
  readonly counts: Readonly<IntakeCounts>;
  readonly sink: ReadingSink;
  /** Machine of a topic, if anybody wants it. */
  machineOf(topic: string): string | undefined;
  /** Resolves once all that was taken is settled. */
  settled(): Promise<void>;
}

export function createMessageIntake<Token>(parts: {
  source: string;
  routes: TopicRoutes;
  deliver: Deliver;
  settle: Settle<Token>;
  /** Messages confirm their machine. */
  confirmByMessage: boolean;
  now: () => Micros;
}): MessageIntake<Token> {
  const { source, routes, settle, confirmByMessage, now } = parts;
  const counts: IntakeCounts = { samples: 0, unwanted: 0 };
  const sink: ReadingSink = { readings: [], unreadable: 0, faults: new Map() };
  const outstanding = new Set<Promise<void>>();
  let tokens: Token[] = [];
  let heard = new Set<string>();
  let receivedAt: Micros = 0;
  let turn: NodeJS.Immediate | undefined;
  let waiting = 0;

  function deliver(delivery: Parameters<Deliver>[1], belonging: Token[]): void {
    const kept = Promise.try(parts.deliver, source, delivery).then(
      () => {
        counts.samples += delivery.readings.length;
        close();
      },
      (error: Error) => close(error),
    );
    const close = (error?: Error) => {
      waiting -= belonging.length;
      outstanding.delete(kept);
      settle(belonging, error);
    };
    outstanding.add(kept);
  }

  function flush(): void {
    clearImmediate(turn);
    turn = undefined;
    if (tokens.length === 0) return;
    const readings: Reading[] = sink.readings;
    const confirms = [...heard];
    const belonging = tokens;
    sink.readings = [];
    tokens = [];
    if (heard.size > 0) heard = new Set();
    deliver({ receivedAt, readings, confirms, disconnects: [], sourceClock: null, incidents: [] }, belonging);
  }

  return {
    counts,
    sink,
    get waiting() {
      return waiting;
    },
    machineOf: (topic) => routes(topic)?.machine,
    take({ topic, payload, retained = false, repeated = false }, token) {
      if (turn === undefined) {
        turn = setImmediate(flush);
        receivedAt = now();
      }
      tokens.push(token);
      waiting += 1;
      const reader = routes(topic);
      if (reader === null || !reader.read(payload, { retained, repeated }, sink)) counts.unwanted += 1;
      // A retained message says what once was; it does not show that its machine is there.
      else if (confirmByMessage && !retained) heard.add(reader.machine);
    },
    tell({ confirms = [], disconnects = [], incidents = [] }) {
      flush();
      deliver({ receivedAt: now(), readings: [], confirms, disconnects, sourceClock: null, incidents }, []);
    },
    async settled() {
      flush();
      while (outstanding.size > 0) await Promise.allSettled(outstanding);
    },
  };
}
