import type { SampleColumn } from "../../config/wire/batch.ts";
import { idPattern } from "../../config/wire/topics.ts";

const keys = new Set(["machine", "signal", "t", "v", "q"]);
const longestText = 4_096;
const highestQuality = 0xffff_ffff;

const isId = (value: unknown) => typeof value === "string" && idPattern.test(value);

const isTime = (value: unknown) => Number.isSafeInteger(value);

function isValue(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return value.length <= longestText;
  return typeof value === "boolean" || value === null;
}

const isQuality = (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= highestQuality;

/** How many entries of its arrays no sample can have, whatever else is wrong with the element. */
export function wrongEntries(element: unknown): number {
  const { t, v, q } = (element ?? {}) as Record<string, unknown>;
  const wrong = (list: unknown, isRight: (value: unknown) => boolean) =>
    Array.isArray(list) ? list.reduce<number>((sum, it) => sum + Number(!isRight(it)), 0) : 0;
  return wrong(t, isTime) + wrong(v, isValue) + wrong(q, isQuality);
}

/**
 * Whether `sampleColumnSchema` accepts the element; a property test holds the two together. Made by hand because it
 * is asked for every sample: the schema takes .2 s of CPU and as much garbage per million, this .02. What is wrong
 * with an element is still for the schema to say.
 */
export function isSampleColumn(element: unknown): element is SampleColumn {
  if (typeof element !== "object" || element === null || Array.isArray(element)) return false;
  const { machine, signal, t, v, q } = element as Record<string, unknown>;
  if (!isId(machine) || !isId(signal) || !Array.isArray(t) || !Array.isArray(v)) return false;
  for (const key of Object.keys(element)) if (!keys.has(key)) return false;
  if (t.length === 0 || t.length !== v.length || !t.every(isTime) || !v.every(isValue)) return false;
  return q === undefined || (Array.isArray(q) && q.length === t.length && q.every(isQuality));
}
