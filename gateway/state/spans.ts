import type { MachineState } from "../../config/machine-state.ts";
import { HOUR, type Micros } from "../../config/micros.ts";

/** A state from a time on, until the next span begins. */
export interface Span {
  from: Micros;
  state: MachineState;
}

/** Adds a span behind the others; one of the same state merges, one at the same time replaces. */
export function appendSpan(spans: Span[], span: Span): void {
  while ((spans.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= span.from) spans.pop();
  if (spans.at(-1)?.state !== span.state) spans.push(span);
}

/** The piece [from, until) cut at full hours (UTC). */
export function* cutAtHours(from: Micros, until: Micros): Generator<{ from: Micros; until: Micros }> {
  for (let start = from; start < until; ) {
    const end = Math.min(until, (Math.floor(start / HOUR) + 1) * HOUR);
    yield { from: start, until: end };
    start = end;
  }
}

/** The same pieces, none across `t`. */
export function cutAt(
  pieces: Iterable<{ from: Micros; until: Micros }>,
  t: Micros,
): { from: Micros; until: Micros }[] {
  return [...pieces].flatMap(({ from, until }) =>
    from < t && t < until
      ? [
          { from, until: t },
          { from: t, until },
        ]
      : [{ from, until }],
  );
}

/** The last full hour (UTC) at or before `t`. */
export const fullHourBefore = (t: Micros): Micros => Math.floor(t / HOUR) * HOUR;
