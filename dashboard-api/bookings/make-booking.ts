import { DAY, type Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { recordAttempt } from "../demand/record-attempt.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import type { BookingRequest } from "../domain/booking/held-booking.ts";
import { judge, passes } from "../domain/booking/judge.ts";
import { fullestWindow, peakPart } from "../domain/booking/quota-use.ts";
import type { Refusal } from "../domain/booking/refusal.ts";
import type { Booking } from "./booking.ts";
import { readContext } from "./booking-context.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import type { Change } from "./change.ts";
import { findBooking } from "./find-bookings.ts";
import type { RuleBook } from "./machine-rules.ts";
import { done, type Obstacle, type Outcome, type Slot, slotsOf } from "./outcome.ts";
import { answerOfKey, keepKey, type RequestKey } from "./request-key.ts";
import { takenWithin } from "./taken-time.ts";
import { beginning, freeSlots, type Wish } from "./wish.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

/** What everything that changes bookings works with. */
export interface DeskTools {
  readonly database: Database;
  readonly site: Site;
  readonly rules: RuleBook;
  readonly now: () => Micros;
  readonly newId: () => string;
}

export const requestOf = ({ machine, company, from, until }: Wish, replaces?: string): BookingRequest => ({
  ...{ machine: machine.id, company, from, until },
  ...(replaces === undefined ? {} : { replaces }),
});

/** Who is no member waits for the committee, unless the committee books. */
export function needsApproval(
  { site, rules }: DeskTools,
  machine: Machine,
  company: string,
  deed: Deed,
): boolean {
  const roles = site.companies.find((it) => it.id === company)?.roles ?? [];
  return (
    rules.policy(machine).outsidersNeedApproval &&
    !roles.includes("member") &&
    deed.actor.role !== "committee"
  );
}

/** All reasons and the nearest slots that would do; asked for outside of any lock, since it takes its time. */
export async function explainRefusal(
  { database }: DeskTools,
  request: BookingRequest,
  context: BookingContext,
): Promise<Obstacle> {
  const around = { from: context.now - DAY, until: Math.max(request.until, context.now) + 30 * DAY };
  const taken = await database.use((db) => takenWithin(db, request.machine, around, context.now));
  const reasons = judge(request, context);
  return { result: "refused", reasons, suggestions: freeSlots(request, taken, context) };
}

export const firstChanges = (tools: DeskTools, wish: Wish, deed: Deed, series: string | null): Change[] => {
  const { changeover } = tools.rules.policy(wish.machine);
  const booking = beginning(wish, { id: tools.newId(), changeover, takenAt: deed.at, series });
  const requested: Change = { kind: "requested", booking };
  return needsApproval(tools, wish.machine, wish.company, deed)
    ? [requested]
    : [requested, { kind: "confirmed" }];
};

/** Books what is wished, or says all that is in its way. */
export async function makeBooking(
  tools: DeskTools,
  wish: Wish,
  deed: Deed,
  key: RequestKey | null,
): Promise<Outcome> {
  const request = requestOf(wish);
  const rules = tools.rules.rules(wish.machine, deed.at);
  const outcome = await bookingTransaction(tools.database, async (db) => {
    await lockMachine(db, wish.machine.id);
    const answered = key && (await answerOfKey(db, key));
    if (answered === "other-request") return { result: "key-reused" as const };
    const repeated = answered?.[0] === undefined ? undefined : await findBooking(db, answered[0]);
    if (repeated) return done(repeated, true);
    const context = await readContext(db, rules, wish, deed.at);
    if (!passes(request, context)) return context;
    const needed = { from: wish.from, until: wish.until + rules.policy.changeover };
    const busy = await takenWithin(db, wish.machine.id, needed, deed.at);
    const asked = { ...wish, machine: wish.machine.id, at: deed.at, request: tools.newId() };
    if (busy.length > 0) {
      await recordAttempt(db, asked, rules.peak, { outcome: "busy" });
      return { result: "busy" as const, busy: slotsOf(busy) };
    }
    const changes = firstChanges(tools, wish, deed, null);
    if (key && changes[0]?.kind === "requested") await keepKey(db, key, [changes[0].booking.id], deed.at);
    const booking = await writeChanges(db, null, changes, deed);
    await recordAttempt(db, asked, rules.peak, { outcome: "granted", booking: booking.id });
    return done(booking);
  });
  return "result" in outcome ? outcome : explainRefusal(tools, request, outcome);
}

/** What a company may still hold, were the wish granted or not. */
export interface Allowance {
  readonly limit: Micros;
  readonly window: Micros;
  readonly peakOnly: boolean;
  /** In the fullest window that touches the wish, without it. */
  readonly used: Micros;
  readonly remaining: Micros;
}

export interface Check {
  readonly reasons: Refusal[];
  readonly busy: Slot[];
  readonly suggestions: Slot[];
  readonly allowances: Allowance[];
}

const allowancesOf = (request: BookingRequest, { policy, held, peak }: BookingContext): Allowance[] =>
  policy.quotas.map(({ hours, window, peakOnly }) => {
    const limit = hours * 3_600_000_000;
    const spans = held.map(({ from, until }) => ({ from, until }));
    const used = fullestWindow(peakOnly ? peakPart(spans, peak) : spans, request, window);
    return { limit, window, peakOnly, used, remaining: Math.max(0, limit - used) };
  });

/** The same verdict without booking anything. `replaces` is the booking that would be moved. */
export async function checkWish(tools: DeskTools, wish: Wish, replaces?: Booking): Promise<Check> {
  const at = tools.now();
  const rules = tools.rules.rules(wish.machine, at);
  const request = requestOf(wish, replaces && replaces.from === wish.from ? replaces.id : undefined);
  const { context, taken } = await tools.database.snapshot(async (db) => ({
    context: await readContext(db, rules, wish, at, replaces?.id),
    taken: await takenWithin(
      db,
      wish.machine.id,
      { from: Math.min(at, wish.from) - DAY, until: Math.max(at, wish.until) + 30 * DAY },
      at,
    ),
  }));
  const others = taken.filter((it) => it.id !== replaces?.id);
  const until = wish.until + rules.policy.changeover;
  const busy = others.filter((it) => it.from < until && it.excludedUntil > wish.from);
  const reasons = judge(request, context);
  const isFine = reasons.length === 0 && busy.length === 0;
  return {
    reasons,
    busy: slotsOf(busy),
    suggestions: isFine ? [] : freeSlots(request, others, context),
    allowances: allowancesOf(request, context),
  };
}
