import type { Signal } from "../../../config/site/signal.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";

/** Returned for what cannot be read as the signal's type. */
export const UNREADABLE = Symbol("unreadable");
/** Returned for a number that is not finite. */
export const NOT_FINITE = Symbol("not finite");

export type Scalar = SampleValue | typeof UNREADABLE | typeof NOT_FINITE;

/** Longest text that travels in a batch. */
const longestText = 4_096;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const notFinite = /^[+-]?(nan|inf|infinity)$/i;
const trues = new Set(["true", "1", "on"]);
const falses = new Set(["false", "0", "off"]);

const finite = (value: number): Scalar => (Number.isFinite(value) ? value : NOT_FINITE);

function numberOf(value: unknown): Scalar {
  if (typeof value === "number") return finite(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return UNREADABLE;
  const text = value.trim();
  if (number.test(text)) return finite(Number(text));
  return notFinite.test(text) ? NOT_FINITE : UNREADABLE;
}

function booleanOf(value: unknown): Scalar {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== "string") return UNREADABLE;
  const text = value.trim().toLowerCase();
  if (trues.has(text)) return true;
  return falses.has(text) ? false : UNREADABLE;
}

function textOf(value: unknown): Scalar {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.length > longestText) return UNREADABLE;
  // Half a surrogate pair has no UTF-8.
  return value.isWellFormed() ? value : value.toWellFormed();
}

/** Reads a value as a signal's type. Numbers and booleans are also understood as texts, as devices write them. */
export const scalarReaders: Record<Signal["type"], (value: unknown) => Scalar> = {
  number: numberOf,
  boolean: booleanOf,
  text: textOf,
};
