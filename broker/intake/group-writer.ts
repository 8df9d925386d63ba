import type { Logger } from "pino";
import type { Micros } from "../../config/micros.ts";
import type { Ack, Rejection } from "../../config/wire/ack.ts";
import { type Records, StoreUnavailable, type TelemetryWriter } from "../stores/telemetry-writer.ts";
import { createTicks, joinSpans, spansOf } from "./arrivals.ts";
import type { CheckedBatch } from "./check-batch.ts";
import type { HeldBatch } from "./held-batch.ts";
import type { IntakeMetrics } from "./intake-metrics.ts";
import { bounded } from "./rejection-list.ts";
import type { StoreRest } from "./store-rest.ts";

export interface ReadyBatch {
  held: HeldBatch;
  checked: CheckedBatch;
}

export interface GroupWriterParts {
  writer: TelemetryWriter;
  rest: StoreRest;
  metrics: IntakeMetrics;
  intakeId: string;
  now: () => Micros;
  log: Logger;
  answer: (held: HeldBatch, outcome: Ack["outcome"]) => void;
}

/**
 * Writes groups and answers their batches; never rejects. A store that is away is tried once for each group:
 * the gateway, told how long to wait, is the one owner of retries on this hop.
 */
export function createGroupWriter(parts: GroupWriterParts): (group: ReadyBatch[]) => Promise<void> {
  const { writer, rest, metrics, log, answer } = parts;
  const tick = createTicks(parts.now);

  function arrivalsOf(group: readonly ReadyBatch[]): Records {
    const byGateway = Map.groupBy(group, ({ held }) => held.address.gateway);
    const arrivals = [...byGateway].flatMap(([gateway, batches]) =>
      joinSpans(batches.flatMap(({ checked }) => spansOf(checked))).map((span) => ({
        ...span,
        gateway,
        intake: parts.intakeId,
        t: tick(),
      })),
    );
    return { samples: [], states: [], incidents: [], arrivals };
  }

  function stored({ held, checked }: ReadyBatch, byStore: readonly Rejection[]): void {
    metrics.rejected.inc({ by: "content" }, checked.rejected.length);
    metrics.rejected.inc({ by: "store" }, byStore.length);
    metrics.samples.inc(checked.samples.reduce((sum, { t }) => sum + t.length, 0));
    metrics.states.inc(checked.states.length);
    const rejected = bounded([...checked.rejected, ...byStore.flatMap(checked.inBatch)]);
    if (rejected.length > 0) {
      const { gateway, session, number } = held.address;
      log.warn(
        { gateway, session, number, parts: rejected.length, first: rejected[0] },
        "parts of a batch rejected",
      );
    }
    answer(held, { result: "stored", rejected });
  }

  function unavailable(group: readonly ReadyBatch[], error: StoreUnavailable): void {
    const before = rest.health();
    rest.failed(error);
    metrics.storeDown.set(error.operator ? 2 : 1);
    if (before.up || before.reason !== error.message) {
      const meaning = error.operator ? "the store needs somebody to act" : "the store is away";
      log[error.operator ? "error" : "warn"]({ reason: error.message }, meaning);
    }
    const retryAfter = Math.max(1, rest.remaining());
    for (const { held } of group) answer(held, { result: "busy", retryAfter });
  }

  /** A fault of ours, not of the store: the batch that causes it is found and kept at its gateway. */
  async function failed(group: ReadyBatch[], error: Error): Promise<void> {
    const [first] = group;
    if (group.length > 1) for (const one of group) await writeGroup([one]);
    else if (first) {
      log.error({ error, address: first.held.address }, "a batch that the store's writer cannot handle");
      const reason = `the broker failed at this batch, which is a fault of the broker: ${error.message.slice(0, 200)}`;
      answer(first.held, { result: "refused", reason });
    }
  }

  async function writeGroup(group: ReadyBatch[]): Promise<void> {
    const began = performance.now();
    try {
      const results = await writer.write([
        ...group.map(({ checked }) => ({ ...checked, arrivals: [] })),
        arrivalsOf(group),
      ]);
      metrics.storeSeconds.observe((performance.now() - began) / 1_000);
      if (!rest.health().up) log.info("the store is back");
      rest.succeeded();
      metrics.storeDown.set(0);
      for (const [index, ready] of group.entries()) stored(ready, results[index]?.rejected ?? []);
    } catch (error) {
      if (error instanceof StoreUnavailable) unavailable(group, error);
      else await failed(group, error as Error);
    }
  }
  return writeGroup;
}
