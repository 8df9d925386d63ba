import type { z } from "zod";
import type { bookingSchema } from "../../../../routes/booking-schema.ts";
import type { unbookedRunSchema } from "../../../../routes/unbooked-use-schema.ts";
import { hour, type Millis, millis } from "../../../time/instant.ts";

export type Booking = z.infer<typeof bookingSchema>;
export type UnbookedRun = z.infer<typeof unbookedRunSchema>;

export const caseKinds = ["request", "dispute", "no-show", "unbooked-use"] as const;
export type CaseKind = (typeof caseKinds)[number];

/** One thing that waits for a decision, or was decided. */
export type JudgeCase =
  | { kind: "unbooked-use"; run: UnbookedRun }
  | { kind: Exclude<CaseKind, "unbooked-use">; booking: Booking };

/** Whatever a case is about: a machine in a stretch of time. */
export const matterOf = (it: JudgeCase): Booking | UnbookedRun =>
  it.kind === "unbooked-use" ? it.run : it.booking;

export const keyOfCase = (it: JudgeCase): string =>
  it.kind === "unbooked-use" ? `${it.run.machine} ${it.run.from}` : it.booking.id;

/** Kinds in the order of their urgency, the oldest of each first. */
export const inOrder = (cases: readonly JudgeCase[]): JudgeCase[] =>
  [...cases].sort(
    (one, other) =>
      caseKinds.indexOf(one.kind) - caseKinds.indexOf(other.kind) ||
      millis(matterOf(one).from) - millis(matterOf(other).from),
  );

/** The time around a case that shows what came before and after, in whole hours. */
export function windowAround({ from, to }: { from: string; to: string }): { from: Millis; to: Millis } {
  const [begin, end] = [millis(from), millis(to)];
  const margin = Math.min(12 * hour, Math.max(2 * hour, end - begin));
  return {
    from: Math.floor((begin - margin) / hour) * hour,
    to: Math.ceil((end + margin) / hour) * hour,
  };
}

export const countsOf = (cases: readonly JudgeCase[]): Record<CaseKind, number> => {
  const of = (kind: CaseKind) => cases.filter((it) => it.kind === kind).length;
  return {
    request: of("request"),
    dispute: of("dispute"),
    "no-show": of("no-show"),
    "unbooked-use": of("unbooked-use"),
  };
};
