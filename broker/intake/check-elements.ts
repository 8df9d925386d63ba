import type { z } from "zod";
import type { Rejection } from "../../config/wire/ack.ts";
import { idPattern } from "../../config/wire/topics.ts";

/** Why the element is not this gateway's to send; undefined when it is, or when its machine cannot be told. */
export function foreignMachine(element: unknown, mayWrite: (machine: string) => boolean): string | undefined {
  const { machine } = (element ?? {}) as { machine?: unknown };
  if (typeof machine !== "string" || !idPattern.test(machine) || mayWrite(machine)) return undefined;
  return `machine ${machine} is not one of this gateway's: correct the site file of the gateway or of the broker`;
}

/**
 * Saying what is wrong with an element takes some 20 us. So many wrong ones in one list are no mistake in a few of
 * them: the rest is rejected unread, so that one packet cannot keep the broker busy for seconds.
 */
export const mostWrong = 500;
export const unread = "not read, since too many before it are wrong";

const firstIssue = (error: z.ZodError | undefined) =>
  error?.issues.map(({ path, message }) => `${path.join(".") || "element"}: ${message}`)[0] ?? "invalid";

/** Elements that the schema accepts, the index each had, and rejections of all others. */
export function checkElements<T>(
  list: "states" | "incidents",
  schema: z.ZodType<T>,
  elements: readonly unknown[],
  mayWrite: (machine: string) => boolean,
): { accepted: T[]; origins: number[]; rejected: Rejection[] } {
  const accepted: T[] = [];
  const origins: number[] = [];
  const rejected: Rejection[] = [];
  let wrong = 0;
  for (const [index, element] of elements.entries()) {
    if (wrong >= mostWrong) {
      rejected.push({ list, index, reason: unread });
      continue;
    }
    const foreign = foreignMachine(element, mayWrite);
    const read = foreign === undefined ? schema.safeParse(element) : undefined;
    if (read?.success) {
      accepted.push(read.data);
      origins.push(index);
    } else {
      if (foreign === undefined) wrong += 1;
      rejected.push({ list, index, reason: foreign ?? firstIssue(read?.error) });
    }
  }
  return { accepted, origins, rejected };
}
