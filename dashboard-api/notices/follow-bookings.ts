import type { Micros } from "../../config/micros.ts";
import type { Booking } from "../bookings/booking.ts";
import { findBooking } from "../bookings/find-bookings.ts";
import type { Database, Query } from "../database/database.ts";
import { createEventFollower, type FollowedEvent } from "../jobs/event-follower.ts";
import type { Job } from "../jobs/job.ts";
import { noticesOf } from "./notice-of.ts";
import type { NoticeFacts } from "./notice-tables.ts";

const factsOf = (event: FollowedEvent, booking: Booking): NoticeFacts => ({
  ...{ machine: booking.machine, booking: booking.id, company: booking.company, reason: event.reason },
  ...{ from: booking.from, until: booking.until },
});

/**
 * Turns events of bookings into notices, one a channel that wants its kind, in the transaction that remembers the
 * event: none is lost, and none made twice. What happened before it first ran is old news and told to nobody.
 */
export const createNoticeFollower = ({ database, now }: { database: Database; now: () => Micros }): Job =>
  createEventFollower({
    ...{ name: "notices", database, begins: "newest" },
    async handle(db: Query, event: FollowedEvent) {
      const booking = await findBooking(db, event.booking);
      if (!booking) return;
      for (const { kind, company } of noticesOf(event, booking)) {
        const channels = await db
          .selectFrom("notice_channel")
          .select(["id", "kinds"])
          .where("ended", "is", null)
          .where("company", company === null ? "is" : "=", company)
          .execute();
        const wanting = channels.filter(({ kinds }) => kinds.includes(kind));
        if (wanting.length === 0) continue;
        const at = now();
        await db
          .insertInto("notice")
          .values(
            wanting.map(({ id }) => ({
              ...{ id: crypto.randomUUID(), channel: id, event: event.number, kind, created: at, due: at },
              ...{ facts: JSON.stringify(factsOf(event, booking)), attempts: 0, sent: null, failure: "" },
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
  });
