import { DAY } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import { recordAttempt } from "../demand/record-attempt.ts";
import { judge } from "../domain/booking/judge.ts";
import { type Occurrence, occurrencesOf, type Series } from "../domain/booking/series.ts";
import type { Booking } from "./booking.ts";
import { readContext } from "./booking-context.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import { type DeskTools, firstChanges, requestOf } from "./make-booking.ts";
import { done, type Obstacle, type Outcome, slotsOf } from "./outcome.ts";
import { answerOfKey, keepKey, type RequestKey } from "./request-key.ts";
import { takenWithin } from "./taken-time.ts";
import type { Wish } from "./wish.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

/** A wish that repeats. */
export interface SeriesWish extends Omit<Wish, "from" | "until"> {
  readonly series: Series;
}

export interface OccurrenceVerdict extends Occurrence {
  readonly verdict: "free" | Obstacle["result"];
  readonly obstacle: Obstacle | null;
  /** The booking made for it; null in a dry run, and where something was in the way. */
  readonly booking: Booking | null;
}

export interface SeriesAnswer {
  readonly series: string | null;
  readonly occurrences: OccurrenceVerdict[];
}

/** Verdicts in order: each occurrence that passes counts in the allowances of those after it. */
async function verdicts(
  db: Query,
  tools: DeskTools,
  wish: SeriesWish,
  at: number,
): Promise<OccurrenceVerdict[]> {
  const rules = tools.rules.rules(wish.machine, at);
  const { changeover, horizon } = rules.policy;
  const context = await readContext(db, rules, wish, at);
  const latest = at + horizon + rules.policy.maximum + DAY;
  const taken = await takenWithin(db, wish.machine.id, { from: at - DAY, until: latest }, at);
  const held = [...context.held];
  return occurrencesOf(wish.series, rules.zone).map((occurrence) => {
    const { from, until } = occurrence;
    const request = requestOf({ ...wish, from, until });
    const reasons = judge(request, { ...context, held: held.toSorted((a, b) => a.from - b.from) });
    const free = { ...occurrence, obstacle: null, booking: null };
    if (reasons.length > 0) {
      const obstacle = { result: "refused" as const, reasons, suggestions: [] };
      return { ...free, verdict: "refused", obstacle };
    }
    const busy = taken.filter((it) => it.from < until + changeover && it.excludedUntil > from);
    if (busy.length > 0) {
      return { ...free, verdict: "busy", obstacle: { result: "busy" as const, busy: slotsOf(busy) } };
    }
    held.push({ ...request, id: occurrence.date, takenAt: at });
    return { ...free, verdict: "free" };
  });
}

/** The verdict on every occurrence, without booking any. */
export const checkSeries = (tools: DeskTools, wish: SeriesWish): Promise<OccurrenceVerdict[]> =>
  tools.database.snapshot((db) => verdicts(db, tools, wish, tools.now()));

/** Each occurrence is wished for by itself; those that the rules refuse are none. */
async function recordAttempts(
  db: Query,
  tools: DeskTools,
  { machine, company, job }: SeriesWish,
  occurrences: readonly OccurrenceVerdict[],
  at: number,
): Promise<void> {
  const { peak } = tools.rules.rules(machine, at);
  const common = { machine: machine.id, company, job, at, request: tools.newId() };
  for (const { from, until, verdict, booking } of occurrences) {
    const asked = { ...common, from, until };
    if (booking) await recordAttempt(db, asked, peak, { outcome: "granted", booking: booking.id });
    else if (verdict === "busy") await recordAttempt(db, asked, peak, { outcome: "busy" });
  }
}

/** Books every occurrence that passes; with `isWhole` all of them or none. One transaction. */
export function makeSeries(
  tools: DeskTools,
  wish: SeriesWish,
  isWhole: boolean,
  deed: Deed,
  key: RequestKey | null,
): Promise<Outcome<SeriesAnswer>> {
  return bookingTransaction(tools.database, async (db): Promise<Outcome<SeriesAnswer>> => {
    await lockMachine(db, wish.machine.id);
    const answered = key && (await answerOfKey(db, key));
    if (answered === "other-request") return { result: "key-reused" };
    if (answered?.[0] !== undefined) {
      return done(
        { series: answered[0], occurrences: await occurrencesMade(db, tools, wish, answered[0]) },
        true,
      );
    }
    const found = await verdicts(db, tools, wish, deed.at);
    const free = found.filter((it) => it.verdict === "free");
    if (free.length === 0 || (isWhole && free.length < found.length)) {
      await recordAttempts(db, tools, wish, found, deed.at);
      return done({ series: null, occurrences: found });
    }
    const series = tools.newId();
    if (key) await keepKey(db, key, [series], deed.at);
    const made = new Map<string, Booking>();
    for (const { date, from, until } of free) {
      const changes = firstChanges(tools, { ...wish, from, until }, deed, series);
      made.set(date, await writeChanges(db, null, changes, deed));
    }
    const occurrences = found.map((it) => ({ ...it, booking: made.get(it.date) ?? null }));
    await recordAttempts(db, tools, wish, occurrences, deed.at);
    return done({ series, occurrences });
  });
}

/** What a series that was made already made; what was in the way of the others then is not told again. */
async function occurrencesMade(
  db: Query,
  tools: DeskTools,
  wish: SeriesWish,
  series: string,
): Promise<OccurrenceVerdict[]> {
  const made = await bookingsOfSeries(db, series);
  return occurrencesOf(wish.series, tools.site.cluster.zone).flatMap((occurrence) => {
    const booking = made.find((it) => it.from === occurrence.from);
    return booking ? [{ ...occurrence, verdict: "free" as const, obstacle: null, booking }] : [];
  });
}

export async function bookingsOfSeries(db: Query, series: string): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .select(bookingColumns)
    .where("series", "=", series)
    .orderBy("starts")
    .execute();
  return rows.map(bookingOf);
}
