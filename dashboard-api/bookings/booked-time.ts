import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { BookingReader } from "../ledger/booking-reader.ts";
import { assignmentsWithin } from "../unbooked-use/assign-use.ts";
import { blocksWithin } from "./blocks-within.ts";
import { givenUpTime, isForgiven } from "./given-up-time.ts";

/** The bookings as the ledger reads them: confirmed ones, each up to its release, and what happened to them. */
export const createBookedTime = (database: Database): BookingReader => ({
  async within(machine, from, to) {
    return database.snapshot(async (db) => {
      const rows = await db
        .selectFrom("booking")
        .select(["id", "company", "starts", "until"])
        .select(isForgiven.as("isForgiven"))
        .where("machine", "=", machine)
        .where("kind", "=", "booking")
        .where("status", "=", "confirmed")
        .where("until", ">", from)
        .where("starts", "<", to)
        .orderBy("starts")
        .execute();
      const starts = await db
        .selectFrom("booking_event")
        .select(["at", "booking"])
        .where("machine", "=", machine)
        .where(sql<boolean>`change->>'kind' = 'started'`)
        .where("at", ">=", from)
        .where("at", "<", to)
        .orderBy("at")
        .execute();
      const givenUp = await givenUpTime(db, machine, from, to);
      const assignments = await assignmentsWithin(db, machine, { from, until: to });
      const blocks = await blocksWithin(db, { machine, from, to });
      return {
        bookings: rows.map(({ id, company, starts, until, isForgiven }) => ({
          ...{ id, company: company ?? "", from: starts, until },
          ...(isForgiven ? { isForgiven } : {}),
        })),
        starts,
        ...(givenUp.length > 0 ? { givenUp } : {}),
        ...(assignments.length > 0 ? { assignments } : {}),
        ...(blocks.length > 0 ? { blocks } : {}),
      };
    });
  },
  async changes(after, limit) {
    return database.use((db) =>
      db
        .selectFrom("booking_event")
        .select(["number", "machine", "touched_from as from"])
        // What the machine told about a booking came from the books, and changes nothing in them.
        .select(
          sql<number>`CASE WHEN change->>'kind' IN ('reminded', 'seen', 'no-show', 'ended', 'upheld')
            THEN touched_from ELSE touched_until END`.as("until"),
        )
        .where("number", ">", after)
        .orderBy("number")
        .limit(limit)
        .execute(),
    );
  },
});
