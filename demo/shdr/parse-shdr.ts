import { type Micros, microsFromRfc3339 } from "../../config/micros.ts";

/** One observation of an MTConnect adapter. */
export interface ShdrEvent {
  t: Micros;
  /** Name of the data item. */
  item: string;
  value: string;
  /** What follows the value: native code, severity, qualifier and text of a condition; else empty. */
  fields: string[];
}

const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Reads one line of SHDR (the text protocol of MTConnect adapters): `timestamp|item|value[|...]`. Times are UTC where
 * they name no offset, as adapters write them; a duration after `@` is dropped. undefined: no such line.
 */
export function parseShdrLine(line: string): ShdrEvent | undefined {
  const [stamp = "", item = "", value, ...fields] = line.split("|").map((field) => field.trim());
  if (item === "" || value === undefined) return undefined;
  const [time = ""] = stamp.split("@", 1);
  try {
    return { t: microsFromRfc3339(zoned.test(time) ? time : `${time}Z`), item, value, fields };
  } catch {
    return undefined;
  }
}

/** Nothing to play and nothing wrong: an empty line, a `#` comment, or a `*` command between adapter and agent. */
export const isShdrRemark = (line: string): boolean => /^\s*(?:[#*]|$)/.test(line);
