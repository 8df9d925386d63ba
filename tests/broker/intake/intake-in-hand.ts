import { createHash } from "node:crypto";
import { pino } from "pino";
import { createIntake, type Intake, type IntakeParts } from "../../../broker/intake/intake.ts";
import {
  type Records,
  type Stored,
  StoreUnavailable,
  type TelemetryWriter,
} from "../../../broker/stores/telemetry-writer.ts";
import type { Ack } from "../../../config/wire/ack.ts";
import { type Batch, buildBatch } from "../../../config/wire/batch.ts";
import { batchTopic } from "../../../config/wire/topics.ts";

/** A store whose writes end when and as the test says; by itself each write succeeds at once. */
export interface HandStore {
  writer: TelemetryWriter;
  writes: Records[][];
  /** From now on writes wait for `release`. */
  hold(): void;
  release(): void;
  /** What the next writes meet: an error, or what they reject, by entry. */
  answer: ((entries: readonly Records[]) => Stored[]) | undefined;
}

export function handStore(): HandStore {
  let gate = Promise.resolve();
  let open = () => {};
  const store: HandStore = {
    writes: [],
    answer: undefined,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    writer: {
      async open() {},
      async write(entries) {
        store.writes.push([...entries]);
        await gate;
        return store.answer?.(entries) ?? entries.map(() => ({ rejected: [] }));
      },
      async ping() {},
      async close() {},
    },
  };
  return store;
}

export const away =
  (operator = false) =>
  () => {
    throw new StoreUnavailable("gone", operator);
  };

/** An intake in front of a store in hand, with a clock in hand, and all its answers. */
export function intakeOn(parts: Partial<IntakeParts> = {}) {
  const store = handStore();
  const acks: { gateway: string; ack: Ack }[] = [];
  const clock = { now: 1_700_000_000_000_000 };
  const intake: Intake = createIntake({
    writer: store.writer,
    gatewayMayWrite: (gateway, machine) => machine.startsWith(gateway),
    publishAck: (gateway, ack) => acks.push({ gateway, ack }),
    intakeId: "i1",
    now: () => clock.now,
    log: pino({ level: "silent" }),
    ...parts,
  });
  return { intake, store, acks, clock, outcomes: () => acks.map(({ ack }) => ack.outcome) };
}

/** A batch of gateway `g1` on machine `g1-m`, complete but for what a test is about. */
export const batch = (part: Partial<Record<keyof Batch, unknown>> = {}): Batch =>
  ({
    version: 1,
    session: "s1",
    number: 0,
    lane: "samples",
    samples: [{ machine: "g1-m", signal: "s", t: [10, 20], v: [1, 2] }],
    states: [],
    incidents: [],
    settled: {},
    ...part,
  }) as Batch;

export const send = (intake: Intake, it: Batch, gateway = "g1"): Buffer => {
  const payload = buildBatch(it);
  intake.take(batchTopic(gateway, it.session, it.number), payload);
  return payload;
};

export const digestOf = (payload: Uint8Array): string => createHash("sha256").update(payload).digest("hex");
