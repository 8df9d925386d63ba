import type { Generated, GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor, Booking, BookingDetails } from "./booking.ts";
import type { Change } from "./change.ts";

/** What holds a machine's time, as its events have left it. */
export interface BookingTable {
  id: string;
  machine: string;
  kind: Booking["kind"];
  company: string | null;
  starts: Micros;
  until: Micros;
  /** With the changeover after it. */
  excluded_until: Micros;
  during: GeneratedAlways<string>;
  status: Booking["status"];
  taken_at: Micros;
  series: string | null;
  version: number;
  details: BookingDetails;
}

/** Everything that ever happened to a booking. Only ever added to. */
export interface BookingEventTable {
  number: GeneratedAlways<number>;
  booking: string;
  /** Of the booking after it. */
  version: number;
  at: Micros;
  actor: Actor;
  /** Company acted for; null: for the cluster. */
  acted_for: string | null;
  reason: string;
  change: Change;
  machine: string;
  /** Time whose use may belong to another now: before and after. */
  touched_from: Micros;
  touched_until: Micros;
}

/** A slot that a company had and gave up. */
export interface BookingGivenUpTable {
  machine: string;
  company: string;
  starts: Micros;
  until: Micros;
  booking: string;
  at: Micros;
}

/** Requests that were carried out, by the key that the caller gave them. */
export interface BookingKeyTable {
  caller: string;
  key: string;
  /** Digest of the request. */
  request: string;
  /** Ids of what it made. */
  answer: Generated<string[]>;
  at: Micros;
}

export interface BookingTables {
  booking: BookingTable;
  booking_event: BookingEventTable;
  booking_given_up: BookingGivenUpTable;
  booking_key: BookingKeyTable;
}
