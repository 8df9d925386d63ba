import type { Rejection } from "../../config/wire/ack.ts";
import {
  type BatchEnvelope,
  type Incident,
  incidentSchema,
  type SampleColumn,
  type StateInterval,
  stateIntervalSchema,
} from "../../config/wire/batch.ts";
import { checkElements, foreignMachine, mostWrong, unread } from "./check-elements.ts";
import { checkSamples } from "./check-samples.ts";

/** Where an element that is written stood in its batch; `rows` where only some of its rows are written. */
interface Origin {
  index: number;
  rows?: number[];
}

/** What of a batch may be written, what may not, and how a store's rejection reads in the batch's own indexes. */
export interface CheckedBatch {
  samples: SampleColumn[];
  states: StateInterval[];
  incidents: Incident[];
  /** Machine to the time up to which its states are settled. */
  settled: Map<string, number>;
  rejected: Rejection[];
  inBatch(rejection: Rejection): Rejection[];
}

/** Rows of the written column, told as ranges of the column that came. */
function rangesInBatch(rejection: Rejection, { index, rows }: Origin): Rejection[] {
  if (!rows) return [{ ...rejection, index }];
  const ranges: [number, number][] = [];
  for (const row of rows.slice(...(rejection.rows ?? []))) {
    const last = ranges.at(-1);
    if (last && last[1] === row) last[1] = row + 1;
    else ranges.push([row, row + 1]);
  }
  return ranges.map((range) => ({ ...rejection, index, rows: range }));
}

/** Judges every element by itself. `mayWrite` says whether a machine is the sending gateway's. */
export function checkBatch(envelope: BatchEnvelope, mayWrite: (machine: string) => boolean): CheckedBatch {
  const states = checkElements("states", stateIntervalSchema, envelope.states, mayWrite);
  const incidents = checkElements("incidents", incidentSchema, envelope.incidents, mayWrite);
  const rejected = states.rejected.concat(incidents.rejected);
  const samples: SampleColumn[] = [];
  const origins: Origin[] = [];
  let wrong = 0;
  for (const [index, element] of envelope.samples.entries()) {
    if (wrong >= mostWrong) {
      rejected.push({ list: "samples", index, reason: unread });
      continue;
    }
    const foreign = foreignMachine(element, mayWrite);
    if (foreign !== undefined) {
      rejected.push({ list: "samples", index, reason: foreign });
      continue;
    }
    const check = checkSamples(element, index);
    if (check.rejected.length > 0) wrong += 1;
    for (const rejection of check.rejected) rejected.push(rejection);
    if (!check.checked) continue;
    const { column, rows } = check.checked;
    samples.push(column);
    origins.push({ index, ...(rows && { rows }) });
  }
  return {
    samples,
    states: states.accepted,
    incidents: incidents.accepted,
    settled: new Map(Object.entries(envelope.settled).filter(([machine]) => mayWrite(machine))),
    rejected,
    inBatch(rejection) {
      const { list, index } = rejection;
      if (list === "batch") return [rejection];
      if (list === "samples") return rangesInBatch(rejection, origins[index] ?? { index });
      return [{ ...rejection, index: (list === "states" ? states : incidents).origins[index] ?? index }];
    },
  };
}
