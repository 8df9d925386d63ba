import type { Rejection } from "../../config/wire/ack.ts";
import { type Incident, parseBatch, type SampleColumn, type StateInterval } from "../../config/wire/batch.ts";
import { type BatchContent, noContent } from "./batch-content.ts";

/** One part of a batch that the store can never take. */
export type RejectedPart = { reason: string; samples: number } & (
  | { list: "samples"; part: SampleColumn }
  | { list: "states"; part: StateInterval }
  | { list: "incidents"; part: Incident }
);

/** Cuts what the rejections name out of the payload. A rejection that names nothing there gives nothing. */
export function cutRejected(payload: Uint8Array, rejections: readonly Rejection[]): RejectedPart[] {
  const read = parseBatch(payload);
  if (!read.ok) return [];
  // The gateway's own batch: its elements are what it sealed.
  const samples = read.envelope.samples as SampleColumn[];
  const states = read.envelope.states as StateInterval[];
  const incidents = read.envelope.incidents as Incident[];
  const parts: RejectedPart[] = [];
  const addColumn = (column: SampleColumn | undefined, reason: string, rows?: readonly [number, number]) => {
    if (column === undefined) return;
    const part = rows ? rowsOf(column, rows) : column;
    if (part.t.length > 0) parts.push({ list: "samples", reason, samples: part.t.length, part });
  };
  const addState = (part: StateInterval | undefined, reason: string) => {
    if (part) parts.push({ list: "states", reason, samples: 0, part });
  };
  const addIncident = (part: Incident | undefined, reason: string) => {
    if (part) parts.push({ list: "incidents", reason, samples: 0, part });
  };
  for (const { list, index, rows, reason } of rejections) {
    if (list === "samples") addColumn(samples[index], reason, rows);
    else if (list === "states") addState(states[index], reason);
    else if (list === "incidents") addIncident(incidents[index], reason);
    else {
      for (const column of samples) addColumn(column, reason);
      for (const interval of states) addState(interval, reason);
      for (const incident of incidents) addIncident(incident, reason);
    }
  }
  return parts;
}

const rowsOf = (column: SampleColumn, [first, end]: readonly [number, number]): SampleColumn => ({
  machine: column.machine,
  signal: column.signal,
  t: column.t.slice(first, end),
  v: column.v.slice(first, end),
  ...(column.q === undefined ? {} : { q: column.q.slice(first, end) }),
});

/** Puts a kept part (its list and JSON) back into contents to send: samples to their lane, the rest to the states. */
export function restoreRejected(rows: readonly { list: string; part: string }[]): BatchContent[] {
  const samples = noContent("samples");
  const states = noContent("states");
  for (const { list, part } of rows) {
    if (list === "samples") samples.samples.push(JSON.parse(part) as SampleColumn);
    else if (list === "states") states.states.push(JSON.parse(part) as StateInterval);
    else states.incidents.push(JSON.parse(part) as Incident);
  }
  return [states, samples];
}
