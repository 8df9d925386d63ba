import type { Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { type Block, blockMachine } from "./block-machine.ts";
import type { Booking } from "./booking.ts";
import { type Revision, reviseBooking } from "./change-booking.ts";
import { type Decision, decideBooking } from "./decide-booking.ts";
import { findBooking } from "./find-bookings.ts";
import { type BookingEvent, type BookingQuestion, eventsOf, latestEvent } from "./list-bookings.ts";
import { createListMemory } from "./list-memory.ts";
import { createRuleBook } from "./machine-rules.ts";
import { type Check, checkWish, makeBooking } from "./make-booking.ts";
import {
  bookingsOfSeries,
  checkSeries,
  makeSeries,
  type OccurrenceVerdict,
  type SeriesAnswer,
  type SeriesWish,
} from "./make-series.ts";
import type { Outcome } from "./outcome.ts";
import type { RequestKey } from "./request-key.ts";
import type { Wish } from "./wish.ts";
import type { Deed } from "./write-changes.ts";

type Target = { id: string; machine: Machine };

/** All that can be done with bookings, whoever may do it. Rejects with StoreUnreadable while the database is away. */
export interface BookingDesk {
  make(wish: Wish, deed: Deed, key: RequestKey | null): Promise<Outcome>;
  check(wish: Wish, replaces?: Booking): Promise<Check>;
  makeSeries(
    wish: SeriesWish,
    isWhole: boolean,
    deed: Deed,
    key: RequestKey | null,
  ): Promise<Outcome<SeriesAnswer>>;
  checkSeries(wish: SeriesWish): Promise<OccurrenceVerdict[]>;
  ofSeries(series: string): Promise<Booking[]>;
  block(block: Block, deed: Deed, key: RequestKey | null): Promise<Outcome>;
  revise(target: Target, version: number, revision: Revision, deed: Deed): Promise<Outcome>;
  decide(target: Target, version: number, decision: Decision, deed: Deed): Promise<Outcome>;
  find(id: string): Promise<Booking | undefined>;
  /** `latest`: the ledger's number, read before. What was listed at the same number is not asked for again. */
  list(asked: BookingQuestion, latest?: number): Promise<readonly Booking[]>;
  events(id: string): Promise<BookingEvent[]>;
  /** Stays as it is while no booking changes. */
  latest(): Promise<number>;
}

export function createBookingDesk(given: { database: Database; site: Site; now: () => Micros }): BookingDesk {
  const { database, site } = given;
  const tools = { ...given, rules: createRuleBook(site), newId: () => crypto.randomUUID() };
  return {
    make: (wish, deed, key) => makeBooking(tools, wish, deed, key),
    check: (wish, replaces) => checkWish(tools, wish, replaces),
    makeSeries: (wish, isWhole, deed, key) => makeSeries(tools, wish, isWhole, deed, key),
    checkSeries: (wish) => checkSeries(tools, wish),
    ofSeries: (series) => database.use((db) => bookingsOfSeries(db, series)),
    block: (block, deed, key) => blockMachine(tools, block, deed, key),
    revise: (target, version, revision, deed) => reviseBooking(tools, target, version, revision, deed),
    decide: (target, version, decision, deed) => decideBooking(tools, target, version, decision, deed),
    find: (id) => database.use((db) => findBooking(db, id)),
    list: createListMemory(database),
    events: (id) => eventsOf(database, id),
    latest: () => latestEvent(database),
  };
}
