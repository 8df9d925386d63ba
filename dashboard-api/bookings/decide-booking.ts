import type { Machine } from "../../config/site/machine.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { type Booking, isLive } from "./booking.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import type { Change } from "./change.ts";
import { openForChange } from "./change-booking.ts";
import type { DeskTools } from "./make-booking.ts";
import { done, impossible, type Outcome } from "./outcome.ts";
import { type Deed, writeChanges } from "./write-changes.ts";

export const decisions = [
  "cancel",
  "release",
  "approve",
  "refuse",
  "dispute",
  "waive",
  "excuse",
  "uphold",
] as const;
export type Decision = (typeof decisions)[number];

type Decide = (
  booking: Booking,
  now: number,
  given: { changeover: number; late: number },
) => Change | Bilingual;

/** What each decision does to a booking, or in a sentence why it cannot be taken. */
const deciding: Record<Decision, Decide> = {
  cancel(booking, now, { late }) {
    if (booking.status === "offered") return bookingTexts.declineIt;
    if (!isLive(booking)) return bookingTexts.isAlready(booking.status);
    if (booking.until <= now) return bookingTexts.isOver;
    if (booking.from <= now) return bookingTexts.releaseRest;
    const isLate = booking.status === "confirmed" && booking.company !== null && booking.from - now < late;
    return { kind: "cancelled", isLate };
  },
  release(booking, now, { changeover }) {
    if (booking.status !== "confirmed") return bookingTexts.isStatus(booking.status);
    if (booking.until <= now) return bookingTexts.isOver;
    if (booking.from >= now) return bookingTexts.notBegun;
    const { from, takenAt } = booking;
    const excludedUntil = Math.min(booking.excludedUntil, now + (booking.company === null ? 0 : changeover));
    return { kind: "released", from, until: now, excludedUntil, takenAt };
  },
  approve: (booking, now) => {
    if (booking.status !== "requested") return bookingTexts.notWaiting(booking.status);
    return booking.until > now ? { kind: "confirmed" } : bookingTexts.isOver;
  },
  refuse: (booking) =>
    booking.status === "requested" ? { kind: "refused" } : bookingTexts.notWaiting(booking.status),
  dispute: (booking) => (booking.company === null ? bookingTexts.disputeCompanys : { kind: "disputed" }),
  waive: (booking) => (booking.company === null ? bookingTexts.waiveCompanys : { kind: "waived" }),
  excuse: (booking, now) => {
    if (booking.company === null) return bookingTexts.excuseCompanys;
    return booking.from > now ? bookingTexts.notBegun : { kind: "excused" };
  },
  uphold: (booking) =>
    booking.fate.outcome === "no-show" || booking.isDisputed
      ? { kind: "upheld" }
      : bookingTexts.nothingToUphold,
};

/** Takes a decision about a booking, if it is still as the caller saw it. */
export function decideBooking(
  tools: DeskTools,
  { id, machine }: { id: string; machine: Machine },
  version: number,
  decision: Decision,
  deed: Deed,
): Promise<Outcome> {
  const { changeover, lateCancellation: late } = tools.rules.policy(machine);
  return bookingTransaction(tools.database, async (db): Promise<Outcome> => {
    const before = await openForChange(db, [machine.id], id, version);
    if ("result" in before) return before;
    const change = deciding[decision](before, deed.at, { changeover, late });
    if ("en" in change) return impossible(change);
    return done(await writeChanges(db, before, [change], deed));
  });
}
