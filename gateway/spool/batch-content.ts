import type { Micros } from "../../config/micros.ts";
import type { Incident, Lane, SampleColumn, StateInterval } from "../../config/wire/batch.ts";

/** What a batch will hold, before it has a number. */
export interface BatchContent {
  lane: Lane;
  samples: SampleColumn[];
  states: StateInterval[];
  incidents: Incident[];
  settled: Record<string, Micros>;
}

/** How much of one machine a batch holds, and of which time: [from, until]. */
export interface Extent {
  machine: string;
  from: Micros;
  until: Micros;
  samples: number;
  intervals: number;
}

export const noContent = (lane: Lane): BatchContent => ({
  lane,
  samples: [],
  states: [],
  incidents: [],
  settled: {},
});

export const isEmpty = (content: BatchContent): boolean =>
  content.samples.length === 0 && content.states.length === 0 && content.incidents.length === 0;

/** First and last of some times, in whatever order they come. */
export function timesOf(times: readonly Micros[]): { from: Micros; until: Micros } {
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < from) from = time;
    if (time > until) until = time;
  }
  return { from, until };
}

/** By machine, in the order of first appearance. */
export function extentsOf(content: BatchContent): Extent[] {
  const found = new Map<string, Extent>();
  const extend = (machine: string, from: Micros, until: Micros): Extent => {
    let extent = found.get(machine);
    if (extent === undefined) {
      extent = { machine, from, until, samples: 0, intervals: 0 };
      found.set(machine, extent);
    }
    if (from < extent.from) extent.from = from;
    if (until > extent.until) extent.until = until;
    return extent;
  };
  for (const { machine, t } of content.samples) {
    const { from, until } = timesOf(t);
    extend(machine, from, until).samples += t.length;
  }
  for (const { machine, from, until } of content.states) extend(machine, from, until).intervals += 1;
  for (const { machine, from, until } of content.incidents) extend(machine, from, until);
  return [...found.values()];
}
