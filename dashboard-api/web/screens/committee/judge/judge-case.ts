import type { z } from "zod";
import type { bookingSchema } from "../../../../routes/booking-schema.ts";
import type { faultSchema } from "../../../../routes/machine-page-schema.ts";
import type { unbookedRunSchema } from "../../../../routes/unbooked-use-schema.ts";
import { hour, type Millis, millis } from "../../../time/instant.ts";

export type Booking = z.infer<typeof bookingSchema>;
export type UnbookedRun = z.infer<typeof unbookedRunSchema>;
export type Fault = z.infer<typeof faultSchema>;

/** In the order of their urgency. */
export const caseKinds = ["request", "dispute", "fault", "no-show", "unbooked-use"] as const;
export type CaseKind = (typeof caseKinds)[number];

export type BookingCase = { kind: "request" | "dispute" | "no-show"; booking: Booking };
export type RunCase = { kind: "unbooked-use"; run: UnbookedRun };
export type FaultCase = { kind: "fault"; fault: Fault };

/** One thing that waits for a decision, or was decided. */
export type JudgeCase = BookingCase | RunCase | FaultCase;

/** Whatever a case is about: a machine in a stretch of time, and whose it was. */
export interface Matter {
  machine: string;
  /** Id of a company, or the short name of whoever reported a fault; null: nobody knows. */
  company: string | null;
  from: Millis;
  to: Millis;
}

export function matterOf(it: JudgeCase): Matter {
  if (it.kind === "fault") {
    const { machine, company, opened, outUntil } = it.fault;
    return { machine, company, from: millis(opened), to: millis(outUntil ?? opened) };
  }
  const { machine, company, from, to } = it.kind === "unbooked-use" ? it.run : it.booking;
  return { machine, company, from: millis(from), to: millis(to) };
}

/** Kinds in the order of their urgency, the oldest of each first. */
export const inOrder = (cases: readonly JudgeCase[]): JudgeCase[] =>
  [...cases].sort(
    (one, other) =>
      caseKinds.indexOf(one.kind) - caseKinds.indexOf(other.kind) ||
      matterOf(one).from - matterOf(other).from,
  );

/** The time around a case that shows what came before and after, in whole hours. */
export function windowAround({ from, to }: { from: Millis; to: Millis }): { from: Millis; to: Millis } {
  const margin = Math.min(12 * hour, Math.max(2 * hour, to - from));
  return {
    from: Math.floor((from - margin) / hour) * hour,
    to: Math.ceil((to + margin) / hour) * hour,
  };
}
