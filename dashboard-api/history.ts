import { setImmediate as nextTurn } from "node:timers/promises";
import { DAY, type Micros, SECOND } from "../config/micros.ts";
import type { Live } from "../config/wire/live.ts";
import { buildTimeline } from "./domain/timeline/build-timeline.ts";
import { joinNeighbours, type TimelineInterval } from "./domain/timeline/timeline-interval.ts";
import type { TelemetryReader } from "./stores/telemetry-reader.ts";

/** A slice is read and built within some ten milliseconds, after which others are served. */
const slice = 30 * DAY;

/** A gap at the edge of a window is bridged by what lies beyond: the limit and one interval's least length. */
export const marginOf = (bridgeLimit: Micros): Micros => bridgeLimit + SECOND;

/** A machine's unbridged timeline over [from, to), from the store and, where it is silent, from the live state. */
export async function readHistory(input: {
  store: Pick<TelemetryReader, "states">;
  machine: string;
  live: Live | undefined;
  from: Micros;
  to: Micros;
}): Promise<TimelineInterval[]> {
  const { store, machine, live, from, to } = input;
  const parts: TimelineInterval[][] = [];
  for (let start = from; start < to; start += slice) {
    const end = Math.min(start + slice, to);
    const stored = await store.states(machine, start, end);
    parts.push(buildTimeline({ stored, live, from: start, to: end }));
    await nextTurn();
  }
  return joinNeighbours(parts.flat());
}
