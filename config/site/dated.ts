import { z } from "zod";
import { dateSchema } from "./hours.ts";

const from = dateSchema
  .describe("From this local day on, until the next entry; the first entry has none")
  .optional();

/** A value that always holds, or its changes: `8500`, or `[{ value: 8000 }, { from: 2026-04-01, value: 8500 }]`. */
export const datedValueSchema = <T extends z.ZodType>(value: T) =>
  z.union([value, z.array(z.strictObject({ from, value })).min(1, "at least one entry")]);

/** The same for a map: `{ hourly: 8000 }`, or `[{ hourly: 8000 }, { from: 2026-04-01, hourly: 8500 }]`. */
export const datedMapSchema = <T extends z.ZodRawShape>(map: z.ZodObject<T, z.core.$strict>) =>
  z.union([map, z.array(map.extend({ from })).min(1, "at least one entry")]);

/** What holds from a local day on; null: from the beginning. */
export interface Change<T> {
  readonly from: string | null;
  readonly value: T;
}

type DatedValue<T> = T | readonly { readonly from?: string | undefined; readonly value: T }[];
type DatedMap<T> = T | readonly (T & { readonly from?: string | undefined })[];

const always = <T>(value: T): Change<T>[] => [{ from: null, value }];
const isList = (it: unknown): it is readonly unknown[] => Array.isArray(it);

/** The changes of a value, in order; the first holds from the beginning. */
export const changesOfValue = <T extends string | number | null>(dated: DatedValue<T>): Change<T>[] =>
  isList(dated) ? dated.map(({ from = null, value }) => ({ from, value })) : always(dated);

/** The changes of a map. */
export const changesOfMap = <T extends object>(dated: DatedMap<T>): Change<T>[] =>
  isList(dated)
    ? (dated as readonly (T & { from?: string })[]).map(({ from = null, ...value }) => ({
        from,
        value: value as unknown as T,
      }))
    : always(dated as T);

/** What holds on a local day. */
export function onDay<T>(changes: readonly Change<T>[], day: string): T {
  const last = changes.findLast((it) => it.from === null || it.from <= day);
  if (!last) throw new RangeError(`nothing is told of ${day}: the first change must have no day`);
  return last.value;
}
