import { ServiceError } from "./service-error.ts";
import { split } from "./split.ts";

/** A server says so when a request holds more than it takes, whatever limit it told before. */
const tooMuch = new Set([
  "BadTooManyOperations",
  "BadRequestTooLarge",
  "BadResponseTooLarge",
  "BadEncodingLimitsExceeded",
  "BadTcpMessageTooLarge",
]);

/**
 * Asks for a list in requests of at most `limit` elements, and in halves where that is still too much. The results
 * are in the list's order; `ask` gives as many as it was asked for.
 */
export async function inParts<T, R>(
  list: readonly T[],
  limit: number,
  ask: (part: T[]) => Promise<R[]>,
): Promise<R[]> {
  const results: R[] = [];
  for (const part of split(list, limit)) {
    try {
      results.push(...(await ask(part)));
    } catch (error) {
      if (!(error instanceof ServiceError && tooMuch.has(error.status)) || part.length < 2) throw error;
      results.push(...(await inParts(part, Math.ceil(part.length / 2), ask)));
    }
  }
  return results;
}
