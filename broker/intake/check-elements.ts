import type { z } from "zod";
import type { Rejection } from "../../config/wire/ack.ts";
import { idPattern } from "../../config/wire/topics.ts";

/** Why the element is not this gateway's to send; undefined when it is, or when its machine cannot be told. */
export function foreignMachine(element: unknown, mayWrite: (machine: string) => boolean): string | undefined {
  const { machine } = (element ?? {}) as { machine?: unknown };
  if (typeof machine !== "string" || !idPattern.test(machine) || mayWrite(machine)) return undefined;
  return `machine ${machine} is not one of this gateway's: correct the site file of the gateway or of the broker`;
}

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
  for (const [index, element] of elements.entries()) {
    const foreign = foreignMachine(element, mayWrite);
    const read = foreign === undefined ? schema.safeParse(element) : undefined;
    if (read?.success) {
      accepted.push(read.data);
      origins.push(index);
    } else {
      rejected.push({ list, index, reason: foreign ?? firstIssue(read?.error) });
    }
  }
  return { accepted, origins, rejected };
}
