import { HOUR, type Micros } from "../../config/micros.ts";
import type { Arrival } from "../stores/telemetry-writer.ts";
import type { CheckedBatch } from "./check-batch.ts";

type Span = Omit<Arrival, "t" | "gateway" | "intake">;

/** Per machine the half-open range of the batch's times, and up to when its states are settled. */
export function spansOf(batch: CheckedBatch): Span[] {
  const spans = new Map<string, Span>();
  const widen = (machine: string, from: Micros, to: Micros) => {
    const span = spans.get(machine);
    if (!span) spans.set(machine, { machine, from, to, settled: batch.settled.get(machine) ?? null });
    else {
      span.from = Math.min(span.from, from);
      span.to = Math.max(span.to, to);
    }
  };
  for (const { machine, t } of batch.samples) {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const time of t) {
      if (time < first) first = time;
      if (time > last) last = time;
    }
    widen(machine, first, last + 1);
  }
  for (const { machine, from, until } of batch.states) widen(machine, from, until);
  for (const { machine, from, until } of batch.incidents) widen(machine, from, Math.max(until, from + 1));
  // Settling is news of its own, also where no data came.
  for (const [machine, settled] of batch.settled) if (!spans.has(machine)) widen(machine, settled, settled);
  return [...spans.values()];
}

const isNear = (a: Span, b: Span) => a.from <= b.to + HOUR && b.from <= a.to + HOUR;

/**
 * Joins spans of one machine that lie within an hour of each other. Distant ones stay apart: late data and live
 * data in one write must not look like news of all the time between.
 */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const near = joined.find((it) => it.machine === span.machine && isNear(it, span));
    if (!near) joined.push({ ...span });
    else {
      near.from = Math.min(near.from, span.from);
      near.to = Math.max(near.to, span.to);
      near.settled =
        near.settled === null || span.settled === null
          ? (near.settled ?? span.settled)
          : Math.max(near.settled, span.settled);
    }
  }
  return joined;
}

/** Times that increase strictly, near the clock's: the identity of an arrival, and a reader's cursor. */
export function createTicks(now: () => Micros): () => Micros {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}
