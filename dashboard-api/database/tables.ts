import type { ColumnType, GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { BookingTables } from "../bookings/booking-tables.ts";
import type { DemandTables } from "../demand/demand-tables.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import type { EvidenceTables } from "../evidence/evidence-tables.ts";
import type { FeedTables } from "../feeds/feed-table.ts";
import type { JobTables } from "../jobs/job-tables.ts";
import type { PageTables } from "../machine-page/page-tables.ts";
import type { NoticeTables } from "../notices/notice-tables.ts";
import type { WatchTables } from "../reconciliation/watch-tables.ts";
import type { RoundTables } from "../rounds/round-tables.ts";
import type { SettlementTables } from "../settlement/settlement-tables.ts";
import type { AssignmentTables } from "../unbooked-use/assignment-tables.ts";
import type { WaitlistTables } from "../waitlist/waitlist-tables.ts";
import type { CoreTables } from "./core-tables.ts";

/** Of the whole ledger: one row. Whoever writes to the ledger locks it, so that versions come in order of commit. */
export interface LedgerHeadTable {
  one: GeneratedAlways<boolean>;
  /** Of the last recomputation that changed something. */
  version: number;
  /** Process that computes days, until when unless it says so again: a second one beside would do the same work. */
  keeper: string;
  keeper_until: Micros;
  /** Arrivals up to this time have been noted. */
  arrivals_until: Micros;
  /** Booking changes up to this number have been noted. */
  changes_until: number;
}

/** What the ledger knows of a machine. */
export interface LedgerMachineTable {
  machine: string;
  /** First local day that is booked. */
  first_day: string;
  /** Days before it have been put on the list of due ones at least once. */
  due_until: string;
  /** Watermark: everything before it is settled, by the machine's gateway. */
  settled: Micros;
  /** Hash of what plans its days were made with, to notice a changed calendar without looking at each day. */
  plan: string;
}

/** Machine-days to be computed, again or for the first time. */
export interface LedgerDueTable {
  machine: string;
  day: string;
  /** Replaced whenever something more touches the day: who computed it meanwhile must do so again. */
  mark: ColumnType<number, number, number>;
  since: Micros;
  touched: Micros;
}

/**
 * A version of the books of one machine's local day. Lines are parallel arrays, which takes a tenth of the room and of
 * the time to write that a row per line takes; SQL opens them with `unnest`.
 */
export interface LedgerDayTable extends UseColumns {
  machine: string;
  day: string;
  version: number;
  /** Version that replaced it; null: it is the newest. */
  superseded: number | null;
  /** Watermark it was made with. */
  settled: Micros;
  /** A change within [reach_from, reach_until) touches the day. */
  reach_from: Micros;
  reach_until: Micros;
  /** Hash of the plan of the day and of the rules. */
  plan: string;
  /** Hash of the lines. */
  content: string;
  /** Start of the day; lines begin so many seconds after it. */
  day_from: Micros;
  line_start: number[];
  line_hour_of_week: number[];
  /** Plan, state, kind, time element and certainty in one number. */
  line_code: number[];
  line_slot: (string | null)[];
  line_slot_company: (string | null)[];
  line_owner: (string | null)[];
  line_owner_company: (string | null)[];
  line_shift: (string | null)[];
  line_duration: number[];
  /** The lines added up over hours, shifts and single bookings; `sum_hour` is the first hour of those added. */
  sum_code: number[];
  sum_slot_company: (string | null)[];
  sum_owner_company: (string | null)[];
  sum_hour: Micros[];
  sum_duration: Micros[];
  /** What the day is to the figure `daysUsed`: of whom, which verdict, and on how many days (one). */
  day_about: string[];
  day_verdict: number[];
  day_count: number[];
  /** Lines of what was given up too late, since no machine time stands for them. */
  releases: readonly UseLine[];
}

/**
 * Everybody's use of a machine, as `domain/fairness/use/use-sums.ts` tells it: rows of company (null: nobody's) and peak
 * or not. Empty where it was booked by a version of the program that did not know it.
 */
export interface UseColumns {
  use_company: (string | null)[];
  use_peak: boolean[];
  use_chargeable: Micros[];
  use_used: Micros[];
  use_booked: Micros[];
  use_planned: Micros[];
  use_observed: Micros[];
}

/** Use of the newest versions of the days of one machine's month, those added up that have it. */
export interface LedgerUseTable extends UseColumns {
  machine: string;
  month: string;
  /** How many days are in it. */
  days: number;
  /** Version of the ledger in which a day of it changed last. */
  version: number;
}

/**
 * Sums of the newest versions of the days of one machine's month, and with the machine `*` of all machines', which is
 * made after the others and missing while one of them is newer.
 */
export interface LedgerMonthTable {
  machine: string;
  month: string;
  /** How many days are in it. */
  days: number;
  sum_code: number[];
  sum_slot_company: (string | null)[];
  sum_owner_company: (string | null)[];
  sum_hour: Micros[];
  sum_duration: Micros[];
  day_about: string[];
  day_verdict: number[];
  day_count: number[];
}

/**
 * Lines of the newest versions of all machines' days of a month, added up by hour of the week, code without marks and
 * companies; `week_first` is the first hour of those added. Missing while the month lasts, and while a day of it is newer.
 */
export interface LedgerWeekTable {
  month: string;
  week_hour: number[];
  week_code: number[];
  week_slot_company: (string | null)[];
  week_owner_company: (string | null)[];
  week_first: Micros[];
  week_duration: Micros[];
}

export interface Tables
  extends CoreTables,
    PageTables,
    BookingTables,
    EvidenceTables,
    SettlementTables,
    RoundTables,
    FeedTables,
    NoticeTables,
    JobTables,
    WatchTables,
    AssignmentTables,
    WaitlistTables,
    DemandTables {
  ledger_head: LedgerHeadTable;
  ledger_machine: LedgerMachineTable;
  ledger_due: LedgerDueTable;
  ledger_day: LedgerDayTable;
  ledger_month: LedgerMonthTable;
  ledger_use: LedgerUseTable;
  ledger_week: LedgerWeekTable;
}
