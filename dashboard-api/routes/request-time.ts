import { z } from "zod";
import { DAY, type Micros, microsFromRfc3339 } from "../../config/micros.ts";
import { valueMessages, valueTexts } from "../problems/words/values.ts";
import { strictQuery } from "./strict-query.ts";

const expected = valueMessages.time;
const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
/** Microseconds stay exact integers within it. */
const earliest = "1970-01-01T00:00:00Z";
const latest = "2255-01-01T00:00:00Z";

/** A time in an address. An unencoded `+` arrives there as a space: it is read as meant. */
export const requestTimeSchema = z
  .string({ error: expected })
  .transform((text, context): Micros => {
    const meant = text.replace(/ (?=\d\d:\d\d$)/, "+");
    const refuse = (message: string) => {
      context.issues.push({ code: "custom", message, input: text });
      return z.NEVER;
    };
    if (!shape.test(meant)) return refuse(expected);
    try {
      const time = microsFromRfc3339(meant);
      if (time >= microsFromRfc3339(earliest) && time <= microsFromRfc3339(latest)) return time;
    } catch {
      return refuse(expected);
    }
    return refuse(valueMessages.timeWithin(earliest, latest));
  })
  .meta({ description: valueTexts.time.en });

export const longestWindow = 400 * DAY;

/**
 * The query of a half-open window [from, to), with what else the route takes. The window is checked whenever both its
 * ends can be read, so that one answer tells every mistake.
 */
export function windowQuery<T extends z.ZodRawShape>(more: T) {
  const canCheck = (payload: z.core.ParsePayload) => {
    const { from, to } = payload.value as { from?: unknown; to?: unknown };
    return typeof from === "number" && typeof to === "number";
  };
  const lengthOf = (query: unknown) => {
    const { from, to } = query as { from: Micros; to: Micros };
    return to - from;
  };
  return strictQuery({ from: requestTimeSchema, to: requestTimeSchema, ...more })
    .refine((query) => lengthOf(query) > 0, {
      when: canCheck,
      path: ["to"],
      error: valueMessages.openWindow,
    })
    .refine((query) => lengthOf(query) <= longestWindow, {
      when: canCheck,
      path: ["to"],
      error: valueMessages.longWindow,
    });
}
