import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Micros } from "../../config/micros.ts";
import type { Ack } from "../../config/wire/ack.ts";
import type { TelemetryWriter } from "../stores/telemetry-writer.ts";
import { ackOf, addressOf, type BatchAddress } from "./batch-address.ts";
import { createGroupWriter, type ReadyBatch } from "./group-writer.ts";
import { type HeldBatch, type ReadBatch, readBatch } from "./held-batch.ts";
import { createIntakeMetrics, type IntakeMetrics } from "./intake-metrics.ts";
import { batchRejected } from "./rejection-list.ts";
import { createStoreRest, pauseAfter, type StoreHealth } from "./store-rest.ts";
import { createWriteLoop } from "./write-loop.ts";

export interface IntakeLimits {
  /** Bytes of batches held at once; beyond it the answer is `busy`. */
  heldBytes: number;
  /** Bytes of batches written to the store together. */
  groupBytes: number;
}

export const intakeLimits: IntakeLimits = { heldBytes: 64 * 2 ** 20, groupBytes: 4 * 2 ** 20 };

export interface IntakeParts {
  /** Opened, and closed, by whoever made it. */
  writer: TelemetryWriter;
  gatewayMayWrite: (gateway: string, machine: string) => boolean;
  publishAck: (gateway: string, ack: Ack) => void;
  /** Different for each intake that writes to one store. */
  intakeId: string;
  now: () => Micros;
  log: Logger;
  limits?: Partial<IntakeLimits>;
  registry?: Registry;
}

/**
 * Between the broker and the store. Every batch that can be answered is answered, once for each time it comes:
 * `stored` after the store has it, `busy` when there is no room or no store, `refused` when it is newer than this.
 * What was stored before is written again when it comes again, never remembered: the store may have been
 * restored from an older copy.
 */
export interface Intake {
  /** Returns at once and never throws, whatever the bytes. */
  take(topic: string, payload: Uint8Array): void;
  /** Resolves when everything taken has been answered. */
  drain(): Promise<void>;
  store(): StoreHealth;
  readonly metrics: IntakeMetrics;
}

const keyOf = ({ gateway, session, number, digest }: BatchAddress) =>
  `${gateway}/${session}/${number}/${digest}`;
const busy = (retryAfter: number): ReadBatch => ({ ok: false, outcome: { result: "busy", retryAfter } });
const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0;

export function createIntake(parts: IntakeParts): Intake {
  const { writer, now, log } = parts;
  const limits = { ...intakeLimits, ...parts.limits };
  const metrics = createIntakeMetrics(parts.registry);
  const rest = createStoreRest(now);
  const held = new Map<string, HeldBatch>();
  let bytes = 0;
  let unaddressed = 0;
  let fullSince: Micros | undefined;

  function acknowledge(address: BatchAddress, outcome: Ack["outcome"]): void {
    metrics.batches.inc({ result: outcome.result });
    try {
      parts.publishAck(address.gateway, ackOf(address, outcome));
    } catch (error) {
      log.warn(
        { error, gateway: address.gateway },
        "an acknowledgement could not be sent; the batch will come again",
      );
    }
  }

  function answer(batch: HeldBatch, outcome: Ack["outcome"]): void {
    held.delete(keyOf(batch.address));
    bytes -= batch.payload.length;
    metrics.heldBytes.set(bytes);
    fullSince = undefined;
    for (let copy = 0; copy < batch.copies; copy += 1) acknowledge(batch.address, outcome);
  }

  const write = createGroupWriter({ writer, rest, metrics, intakeId: parts.intakeId, now, log, answer });

  const loop = createWriteLoop<HeldBatch, ReadyBatch>({
    groupBytes: limits.groupBytes,
    bytesOf: ({ payload }) => payload.length,
    prepare(batch) {
      const retryAfter = rest.remaining();
      const read = retryAfter > 0 ? busy(retryAfter) : readBatch(batch, parts.gatewayMayWrite, log);
      if (read.ok) return { held: batch, checked: read.checked };
      if (read.outcome.result === "stored") metrics.rejected.inc({ by: "content" });
      answer(batch, read.outcome);
      return undefined;
    },
    write,
  });

  /** Milliseconds until there may be room, 0 when there is: longer the longer it has been full. */
  function waitForRoom(size: number): number {
    if (bytes === 0 || bytes + size <= limits.heldBytes) return rest.remaining();
    fullSince ??= now();
    return Math.max(rest.remaining(), pauseAfter(now() - fullSince));
  }

  function take(topic: string, payload: Uint8Array): void {
    const address = addressOf(topic, payload);
    if (!address) {
      unaddressed += 1;
      metrics.batches.inc({ result: "unaddressed" });
      if (isPowerOfTwo(unaddressed))
        log.warn({ topic: topic.slice(0, 200), unaddressed }, "no batch's topic");
      return;
    }
    metrics.bytes.inc(payload.length);
    if (address.fault !== undefined) {
      metrics.rejected.inc({ by: "content" });
      acknowledge(address, { result: "stored", rejected: batchRejected(address.fault) });
      return;
    }
    const known = held.get(keyOf(address));
    if (known) {
      known.copies += 1;
      metrics.batches.inc({ result: "duplicate" });
      return;
    }
    const retryAfter = waitForRoom(payload.length);
    if (retryAfter > 0) {
      acknowledge(address, { result: "busy", retryAfter });
      return;
    }
    const batch = { address, payload, copies: 1 };
    held.set(keyOf(address), batch);
    bytes += payload.length;
    metrics.heldBytes.set(bytes);
    loop.push(batch);
  }

  return {
    take(topic, payload) {
      try {
        take(topic, payload);
      } catch (error) {
        log.error({ error, topic }, "a batch could not be taken; it will come again");
      }
    },
    drain: () => loop.idle(),
    store: rest.health,
    metrics,
  };
}
