import type { Micros } from "../../../config/micros.ts";
import type { Change } from "../../../config/site/dated.ts";
import type { Interval } from "../interval/interval.ts";
import { localDay } from "./open-time.ts";

/** What holds from when on: in order, the first from the beginning of time. */
export type Changes<T> = readonly { readonly from: Micros; readonly value: T }[];

export const always = <T>(value: T): Changes<T> => [{ from: Number.NEGATIVE_INFINITY, value }];

/** Changes by local days: each holds from midnight on. */
export const changesIn = <T>(zone: string, changes: readonly Change<T>[]): Changes<T> =>
  changes.map(({ from, value }) => ({
    from: from === null ? Number.NEGATIVE_INFINITY : localDay(Temporal.PlainDate.from(from), zone).from,
    value,
  }));

/** What holds at a moment. Throws RangeError for a moment before the first change. */
export function inForce<T>(changes: Changes<T>, at: Micros): T {
  const last = changes.findLast((it) => it.from <= at);
  if (!last) throw new RangeError("nothing holds yet at this moment: the first change must have no day");
  return last.value;
}

/** The moments after the start of a window at which one of the lists changes, in order. */
export function changeTimes(lists: Iterable<Changes<unknown>>, { from, until }: Interval): Micros[] {
  const times = new Set([...lists].flatMap((list) => list.map((it) => it.from)));
  return [...times].filter((it) => it > from && it < until).sort((a, b) => a - b);
}
