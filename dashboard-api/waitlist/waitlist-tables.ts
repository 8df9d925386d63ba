import type { Generated, GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Slot } from "../bookings/outcome.ts";
import type { Offer } from "./offer.ts";
import type { WaitChange } from "./wait-change.ts";
import type { WaitDetails, WaitlistEntry } from "./waitlist-entry.ts";

/** A place in line, as its events have left it. */
export interface WaitlistEntryTable {
  id: string;
  company: string;
  machines: string[];
  process: string | null;
  earliest: Micros;
  latest: Micros;
  length: Micros;
  prefers: WaitlistEntry["prefers"];
  deadline: Micros;
  since: Micros;
  status: WaitlistEntry["status"];
  details: WaitDetails;
  passed: Slot[];
  offer: Offer | null;
  /** Of the offer; again apart, for the database to guard and find it by. */
  offer_booking: string | null;
  held_until: Micros | null;
  booking: string | null;
  version: number;
}

/** Everything that ever happened to a place in line. Only ever added to. */
export interface WaitlistEventTable {
  number: GeneratedAlways<number>;
  entry: string;
  /** Of the entry after it. */
  version: number;
  at: Micros;
  actor: Actor;
  /** Company acted for; null: for the cluster. */
  acted_for: string | null;
  reason: string;
  change: WaitChange;
}

/** Time of a machine that came free and that somebody waits for, until it has been offered around. */
export interface WaitlistFreedTable {
  id: Generated<number>;
  machine: string;
  starts: Micros;
  until: Micros;
  at: Micros;
  /** Nobody can book it past those who wait. */
  reserved: boolean;
}

export interface WaitlistTables {
  waitlist_entry: WaitlistEntryTable;
  waitlist_event: WaitlistEventTable;
  waitlist_freed: WaitlistFreedTable;
}
