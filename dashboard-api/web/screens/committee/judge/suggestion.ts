import type { ListedBooking } from "../../../strip/plan-items.ts";
import { hour, type Millis, millis } from "../../../time/instant.ts";
import type { Booking, JudgeCase } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";

export const advices = [
  "answer",
  "uphold",
  "excuse",
  "waive",
  "hear",
  "assign",
  "ask",
  "outage",
  "repair",
] as const;
/** What the record speaks for; the committee decides. */
export type Advice = (typeof advices)[number];

function ofBooking({ use, disputed }: Booking): Advice {
  if (!use) return "hear";
  if (use.down > 0) return "excuse";
  // What nobody knows is held against nobody.
  if (use.uncertain) return "waive";
  return disputed && use.used > 0 ? "hear" : "uphold";
}

/** `near`: companies that had the machine right before or after, the nearest first; undefined: not known yet. */
export function adviceFor(
  { kind, cases }: JudgeRow,
  near: readonly string[] | undefined,
): Advice | undefined {
  if (kind === "request") return "answer";
  if (kind === "unbooked-use") return near && (near.length > 0 ? "assign" : "ask");
  const it = cases[0] as JudgeCase;
  if (it.kind === "fault") return it.fault.outUntil ? "outage" : "repair";
  return it.kind === "unbooked-use" ? "ask" : ofBooking(it.booking);
}

/** How far from a booking use may lie that is likely its company's. */
const nearby = 2 * hour;

/** Companies with bookings around a stretch of time, the nearest first. */
export function companiesNear(
  bookings: readonly ListedBooking[],
  at: { from: Millis; to: Millis },
): string[] {
  const near = bookings.flatMap((it) => {
    if (it.view !== "full" || !it.company) return [];
    const gap = Math.max(millis(it.from) - at.to, at.from - millis(it.to), 0);
    return gap <= nearby ? [{ company: it.company, gap }] : [];
  });
  near.sort((one, other) => one.gap - other.gap);
  return [...new Set(near.map((it) => it.company))];
}
