import type { Micros } from "../../config/micros.ts";
import type { BookingEvent } from "../bookings/list-bookings.ts";
import type { Database, Query } from "../database/database.ts";
import type { Job } from "./job.ts";

/** An event of a booking, with where it belongs. */
export interface FollowedEvent extends BookingEvent {
  readonly booking: string;
  readonly machine: string;
  /** Time whose use may belong to another now: before and after. */
  readonly from: Micros;
  readonly until: Micros;
}

/**
 * What an event brings about, in the transaction in which the follower remembers that it has seen it: done once, or not
 * at all. An event that fails is tried again, and those after it wait.
 */
type Handling =
  | { handle(db: Query, event: FollowedEvent): Promise<void> }
  /** All that is new at once, in order, up to `atOnce`. */
  | { handleAll(db: Query, events: readonly FollowedEvent[]): Promise<void> };

export type FollowerParts = Handling & {
  readonly name: string;
  readonly database: Database;
  /** Seconds between two looks: 5. */
  readonly every?: number;
  /**
   * Events in one transaction: 50. Whoever locks machines takes 1, since who holds several locks waits crosswise with
   * others.
   */
  readonly atOnce?: number;
  /** Where a follower that never ran begins: at the first event ever, or after the newest. */
  readonly begins?: "first" | "newest";
};

async function cursorOf(db: Query, follower: string, begins: "first" | "newest"): Promise<number> {
  const find = () =>
    db
      .selectFrom("event_cursor")
      .select("number")
      .where("follower", "=", follower)
      .forUpdate()
      .executeTakeFirst();
  const found = await find();
  if (found) return found.number;
  const newest =
    begins === "first"
      ? undefined
      : await db
          .selectFrom("booking_event")
          .select((eb) => eb.fn.max("number").as("number"))
          .executeTakeFirst();
  await db
    .insertInto("event_cursor")
    .values({ follower, number: newest?.number ?? 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.number ?? 0;
}

/** Follows what happens to bookings, event by event in their order, wherever it was left. */
export function createEventFollower(parts: FollowerParts): Job {
  const { name, database, every = 5, begins = "first" } = parts;
  const handleAll = async (db: Query, events: readonly FollowedEvent[]): Promise<void> => {
    if ("handleAll" in parts) return parts.handleAll(db, events);
    for (const event of events) await parts.handle(db, event);
  };
  const most = parts.atOnce ?? 50;

  /** Answers how many events there were. */
  const page = (limit: number) =>
    database.transaction(async (db) => {
      const after = await cursorOf(db, name, begins);
      const events = await db
        .selectFrom("booking_event")
        .select(["number", "version", "at", "actor", "acted_for as actedFor", "reason", "change"])
        .select(["booking", "machine", "touched_from as from", "touched_until as until"])
        .where("number", ">", after)
        .orderBy("number")
        .limit(limit)
        .execute();
      if (events.length > 0) await handleAll(db, events);
      const last = events.at(-1);
      if (last) {
        await db
          .updateTable("event_cursor")
          .set({ number: last.number })
          .where("follower", "=", name)
          .execute();
      }
      return events.length;
    });

  return {
    name,
    every,
    async run(_now, stopping) {
      for (let limit = most; !stopping.aborted; ) {
        try {
          if ((await page(limit)) < limit) return;
        } catch (error) {
          if (limit === 1) throw error;
          // Those before the one that fails are not held up by it.
          limit = 1;
        }
      }
    },
  };
}
