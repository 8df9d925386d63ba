import { sql } from "kysely";
import { DAY, HOUR, type Micros, SECOND } from "../../config/micros.ts";
import type { Booking } from "../bookings/booking.ts";
import type { Query } from "../database/database.ts";
import { type Judgement, judgeBooking } from "../domain/booking/verdict.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Slice } from "../domain/ledger/slice.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import { lastCut } from "../ledger/reach.ts";
import type { ActivityReader } from "./activity-reader.ts";
import type { FatePolicy } from "./next-step.ts";

/** A booking judged, with the time on which its judgement depends. */
export interface JudgedBooking {
  readonly booking: Booking;
  readonly judged: Judgement;
  readonly reach: Interval;
}

/** What decides how far a judgement depends on what lies outside of the slot. */
export interface JudgeRules extends FatePolicy {
  readonly bridgeLimit: Micros;
  readonly earlyLimit: Micros;
}

export interface Judge {
  /** Judges bookings of one machine, near each other and in order, by what the machine tells up to `watermark`. */
  judge(
    machine: string,
    bookings: readonly Booking[],
    taps: ReadonlyMap<string, readonly Micros[]>,
    given: { watermark: Micros; now: Micros },
  ): Promise<JudgedBooking[]>;
}

/** Taps on start and 段取り中 at the machines' pages, by booking. */
export async function tapsOf(db: Query, bookings: readonly string[]): Promise<Map<string, Micros[]>> {
  const rows = await db
    .selectFrom("booking_event")
    .select(["booking", "at"])
    .where("booking", "in", bookings)
    .where(sql<boolean>`change->>'kind' IN ('started', 'setup')`)
    .orderBy("at")
    .execute();
  const taps = new Map<string, Micros[]>();
  for (const { booking, at } of rows) taps.set(booking, [...(taps.get(booking) ?? []), at]);
  return taps;
}

/** A run that ends its booking late is followed for so long at first, and in the end. */
const [ahead, furthest] = [6 * HOUR, 16 * DAY];
/** The beginning of a run is looked for so far back; where it is not found, all older data matter. */
const back = 2 * HOUR;

export function createJudge(
  books: Pick<MachineBooks, "slices">,
  activity: ActivityReader,
  rules: JudgeRules,
): Judge {
  const { bridgeLimit, earlyLimit, breakLimit, heldLimit } = rules;
  const margin = bridgeLimit + SECOND;
  const least = Math.max(margin, earlyLimit + breakLimit + 1);

  const judgeBy = (
    booking: Booking,
    slices: readonly Slice[],
    { taps, moves, watermark }: { taps: readonly Micros[]; moves: readonly Interval[]; watermark: Micros },
  ): JudgedBooking => {
    const { id, company, from, until, fate } = booking;
    // Who says just before the slot that they start is there at its start.
    const said = taps.filter((at) => at >= from - earlyLimit).map((at) => Math.max(at, from));
    const judged = judgeBooking(
      {
        booking: { id, company: company ?? "", from, until },
        ...{ slices, taps: said, watermark, activity: moves },
        isGivenUp: fate.releasedBy === "company",
      },
      rules,
    );
    const reach = {
      from: lastCut(slices, from - least, breakLimit) ?? 0,
      // What comes after the watermark is looked at when it comes.
      until: judged.decidedAt === null ? watermark : judged.decidedAt + margin,
    };
    return { booking, judged, reach };
  };

  const movesOf = async (
    machine: string,
    { from, until, fate }: Booking,
    { watermark, now }: { watermark: Micros; now: Micros },
  ): Promise<Interval[]> => {
    const passed = { from, until: Math.min(until, watermark) };
    if (passed.until <= from) return [];
    if (from >= activity.knownSince(now)) return activity.within(machine, passed);
    // What the signals showed then is remembered by what was found.
    const seen = fate.startedAt;
    return seen === null ? [] : [{ from: seen, until: seen + 1 }];
  };

  return {
    async judge(machine, bookings, taps, { watermark, now }) {
      const [first, last] = [bookings[0], bookings.at(-1)];
      if (!first || !last) return [];
      const from = first.from - Math.max(heldLimit, least) - back;
      const readTo = async (until: Micros) => {
        const window = { from, until: Math.min(watermark, until) };
        return { ...window, slices: await books.slices(machine, window) };
      };
      const near = await readTo(last.until + ahead);
      const judged: JudgedBooking[] = [];
      for (const booking of bookings) {
        let told = { taps: taps.get(booking.id) ?? [], moves: [] as Interval[], watermark };
        let found = judgeBy(booking, near.slices, told);
        // Signals are many: they are asked only where nothing else shows anybody.
        if (found.judged.startedAt === null) {
          told = { ...told, moves: await movesOf(machine, booking, { watermark, now }) };
          if (told.moves.length > 0) found = judgeBy(booking, near.slices, told);
        }
        const isCut = () => found.judged.verdict !== null && found.judged.decidedAt === null;
        for (let more = DAY; isCut() && more <= furthest; more *= 2) {
          const until = booking.until + more;
          if (until <= near.until) continue;
          const wide = await readTo(until);
          found = judgeBy(booking, wide.slices, told);
          if (wide.until >= watermark) break;
        }
        judged.push(found);
      }
      return judged;
    },
  };
}
