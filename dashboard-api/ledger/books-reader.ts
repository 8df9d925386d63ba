import type { Micros } from "../../config/micros.ts";
import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { DayTally } from "../domain/utilization/days-used.ts";

/**
 * By what lines are added up; days, hours and shifts are the site's local ones.
 *
 * `member` groups what concerns a company: its slots, whoever used them, and its use, in whoever's slot. A line with
 * the slot of one company and the use of another is in both their groups, to be told apart by `slotCompany` and
 * `ownerCompany`; a line of nobody's slot and nobody's use has member null. Groups of members therefore sum to more
 * than the whole, by the time in which companies blocked each other.
 */
export type LedgerKey =
  | "machine"
  | "member"
  | "day"
  | "isoWeek"
  | "month"
  | "fiscalYear"
  | "hourOfWeek"
  | "shift";

/**
 * Ledger lines added up over everything but their group and what figures ask of a line. `hour` is the first of those
 * added up; `slot` and `owner` are "" for any booking where single bookings do not matter, null where there is none.
 */
export interface LedgerGroup {
  /**
   * In the order asked for; members by id, days as ISO dates, months `2026-04`, ISO weeks `2026-W14`, fiscal years by the
   * year they begin in, hours 0 (Monday's first) to 167, shifts as in the calendar (`08:00-17:30`; null: closed).
   */
  readonly keys: Partial<Record<LedgerKey, string | number | null>>;
  readonly lines: readonly LedgerLine[];
}

export interface DayGroup {
  readonly keys: LedgerGroup["keys"];
  readonly tally: DayTally;
}

export interface BooksQuery {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly groupBy: readonly LedgerKey[];
  /** Absent: the newest. Closed days as they were booked in that version; days not booked then are as they are now. */
  readonly version?: number;
}

/** Somebody asked for a version of the ledger that does not exist. */
export class UnknownVersion extends Error {
  override readonly name = "UnknownVersion";
  /** The newest there is. */
  readonly newest: number;
  constructor(asked: number, newest: number) {
    super(`The ledger has no version ${asked}: its newest is ${newest}.`);
    this.newest = newest;
  }
}

/**
 * Port of the books for whoever computes figures: closed local days from the materialised ledger, the rest (today, the
 * edges of a window inside a day) live from telemetry; both by the same pure functions.
 */
export interface BooksReader {
  /**
   * Rejects with StoreUnreadable when telemetry or the database does not answer, and with UnknownVersion. `version` is
   * the newest, or the one asked for: asked for again, closed days give the same sums.
   */
  sums(query: BooksQuery): Promise<{ version: number; groups: LedgerGroup[] }>;
  /**
   * How many machine-days of each group enter the figure `daysUsed` in which way, by the site's policy. Keys are those
   * that whole days have: no `member`, for which a tally can be asked, no `hourOfWeek` and no `shift`.
   */
  days(query: BooksQuery): Promise<{ version: number; groups: DayGroup[] }>;
}
