import { z } from "zod";
import { DAY, HOUR, MILLISECOND, MINUTE, type Micros, SECOND } from "../micros.ts";

const units: Record<string, Micros> = { ms: MILLISECOND, s: SECOND, min: MINUTE, h: HOUR, d: DAY };

const expected = "a duration such as 250 ms, 10 s, 5 min, 2 h or 400 d";

/** A duration as people write it (`250 ms`, `10 s`, `5 min`, `2 h`, `400 d`), read as integer microseconds. */
export const durationSchema = z
  .string(expected)
  .regex(/^\d+(\.\d+)?\s?(ms|s|min|h|d)$/, expected)
  .describe("A duration: 250 ms, 10 s, 5 min, 2 h, 400 d")
  .transform((text) => {
    const [, amount = "", unit = ""] = /^([\d.]+)\s?(\w+)$/.exec(text) ?? [];
    return Math.round(Number(amount) * (units[unit] ?? 0));
  });

/** A duration with a default, itself as people write it. */
export const durationOr = (text: string) => durationSchema.prefault(text);
