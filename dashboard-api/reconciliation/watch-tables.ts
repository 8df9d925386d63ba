import type { Generated } from "kysely";
import type { Micros } from "../../config/micros.ts";

/** A confirmed booking that the reconciliation looks at, and when it does so next. */
export interface BookingWatchTable {
  booking: string;
  machine: string;
  starts: Micros;
  /** Once the machine's data are settled up to it; `never`: nothing more is to be found out. */
  look_at: Micros;
  /** A change within [reach_from, reach_until) may change what was found. Empty: nothing was found yet. */
  reach_from: Micros;
  reach_until: Micros;
  /** Replaced whenever something touches the booking: who judged it meanwhile must do so again. */
  mark: Generated<number>;
}

export interface WatchTables {
  booking_watch: BookingWatchTable;
}

export const never: Micros = Number.MAX_SAFE_INTEGER;
