import { HOUR } from "../../config/micros.ts";
import { type Incident, parseBatch, type StateInterval } from "../../config/wire/batch.ts";
import { type BatchContent, noContent } from "./batch-content.ts";
import type { Departing } from "./batch-table.ts";

export interface LossAccount {
  /** What tells the store of the loss: `lost` incidents and `lost` intervals, for the states lane. */
  content: BatchContent;
  samples: number;
  intervals: number;
}

/** So many lost intervals are told of one by one, however little they could be joined. */
const mostIntervals = 100;

/**
 * The account of batches that leave the spool unacknowledged. Samples become one `lost` incident per machine, state
 * intervals become `lost` intervals (or, where that saves no room, an incident), incidents stay what they are, alike ones put together.
 */
export function accountOfLoss(
  batches: readonly Departing[],
  payload: (number: number) => Uint8Array | undefined,
  reason: string,
): LossAccount {
  const content = noContent("states");
  const incidents: Incident[] = [];
  let samples = 0;
  let intervals = 0;
  for (const batch of batches) {
    const read = batch.lane === "states" ? statesOf(payload(batch.number)) : undefined;
    if (read) {
      content.states.push(...read.states.map((interval) => ({ ...interval, state: "lost" as const })));
      incidents.push(...read.incidents);
    }
    for (const extent of batch.extents) {
      samples += extent.samples;
      intervals += extent.intervals;
      const count = read ? extent.samples : extent.samples + extent.intervals;
      if (count === 0 && read) continue;
      const { machine, from, until } = extent;
      incidents.push({ machine, signal: null, kind: "lost", reason, count, from, until });
    }
  }
  const joined = joinIntervals(content.states);
  if (joined.length > mostIntervals && joined.length * 2 > content.states.length) {
    // Telling of each would take the room that is to be made.
    incidents.push(...joined.map((interval) => lostInterval(interval, reason)));
    content.states = [];
  } else content.states = joined;
  content.incidents = joinIncidents(incidents);
  return { content, samples, intervals };
}

const lostInterval = ({ machine, from, until }: StateInterval, reason: string): Incident => ({
  machine,
  signal: null,
  kind: "lost",
  reason,
  count: 1,
  from,
  until,
});

function statesOf(
  payload: Uint8Array | undefined,
): { states: StateInterval[]; incidents: Incident[] } | undefined {
  const read = payload === undefined ? undefined : parseBatch(payload);
  if (read?.ok !== true) return undefined;
  // Made by this gateway's own `seal`; read back from its own disk after the digest was checked.
  return {
    states: read.envelope.states as StateInterval[],
    incidents: read.envelope.incidents as Incident[],
  };
}

/** Contiguous lost intervals of one machine become one, never across a full hour. */
function joinIntervals(intervals: StateInterval[]): StateInterval[] {
  const joined: StateInterval[] = [];
  const ordered = intervals.toSorted(
    (a, b) => (a.machine < b.machine ? -1 : a.machine > b.machine ? 1 : 0) || a.from - b.from,
  );
  for (const next of ordered) {
    const last = joined.at(-1);
    const isContinued =
      last !== undefined &&
      last.machine === next.machine &&
      last.rules === next.rules &&
      last.until === next.from &&
      Math.floor(last.from / HOUR) === Math.floor((next.until - 1) / HOUR);
    if (isContinued) last.until = next.until;
    else joined.push({ ...next });
  }
  return joined;
}

/** Alike: of one machine, signal, kind and reason. The sum is unknown when one of them is. */
export function joinIncidents(incidents: readonly Incident[]): Incident[] {
  const joined = new Map<string, Incident>();
  for (const next of incidents) {
    const key = `${next.machine} ${next.signal ?? ""} ${next.kind} ${next.reason}`;
    const known = joined.get(key);
    if (known === undefined) {
      joined.set(key, { ...next });
      continue;
    }
    known.from = Math.min(known.from, next.from);
    known.until = Math.max(known.until, next.until);
    known.count = known.count === null || next.count === null ? null : known.count + next.count;
  }
  return [...joined.values()];
}
