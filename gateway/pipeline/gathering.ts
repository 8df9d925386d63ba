import type { Micros } from "../../config/micros.ts";
import { GOOD, type Quality } from "../../config/quality.ts";
import type { Incident, SampleColumn, SampleValue } from "../../config/wire/batch.ts";

/** Where one signal's samples go until the next commit. */
export interface ColumnPlace {
  readonly machine: string;
  readonly signal: string;
  column: SampleColumn | null;
}

/** What came in since the last commit. */
export interface Gathering {
  columns: SampleColumn[];
  places: ColumnPlace[];
  incidents: Incident[];
  samples: number;
  /** Of the payload, estimated. */
  bytes: number;
}

export const newGathering = (): Gathering => ({
  columns: [],
  places: [],
  incidents: [],
  samples: 0,
  bytes: 0,
});

export function append(
  into: Gathering,
  place: ColumnPlace,
  t: Micros,
  value: SampleValue,
  quality: Quality,
): void {
  let { column } = place;
  if (column === null) {
    column = { machine: place.machine, signal: place.signal, t: [t], v: [value] };
    place.column = column;
    into.columns.push(column);
    into.places.push(place);
    into.bytes += 48 + place.machine.length + place.signal.length;
  } else {
    column.t.push(t);
    column.v.push(value);
  }
  if (quality !== GOOD || column.q !== undefined) {
    column.q ??= new Array<Quality>(column.t.length - 1).fill(GOOD);
    column.q.push(quality);
    into.bytes += 11;
  }
  into.samples += 1;
  into.bytes += 17 + (typeof value === "string" ? 3 + value.length * 1.5 : 10);
}

/** Ends a gathering: the next sample of each signal begins a new column. */
export function closeGathering(gathering: Gathering): void {
  for (const place of gathering.places) place.column = null;
}
