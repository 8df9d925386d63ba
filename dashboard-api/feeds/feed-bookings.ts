import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Caller } from "../access/role.ts";
import type { Booking } from "../bookings/booking.ts";
import { maySee } from "../bookings/booking-access.ts";
import { listBookings } from "../bookings/list-bookings.ts";
import type { Database } from "../database/database.ts";
import type { Feed } from "./feed-store.ts";

/** How far a feed reaches: a quarter back, so that cancellations are told, and as far ahead as anybody books. */
const back = 92 * DAY;
const ahead = 400 * DAY;
const most = 10_000;

/** With whose eyes a feed is read: its address says nothing of a person. */
export const readerOf = (feed: Pick<Feed, "company" | "made_by">): Caller => ({
  name: feed.made_by,
  role: feed.company === null ? "auditor" : "member",
  company: feed.company,
  person: null,
  machine: null,
});

/** Bookings of a feed, in order: of a machine those that hold it and one's own; of a company or person all. */
export async function feedBookings(given: {
  database: Database;
  site: Site;
  feed: Feed;
  now: Micros;
}): Promise<Booking[]> {
  const { database, site, feed, now } = given;
  const reader = readerOf(feed);
  const found = await listBookings(database, {
    machines: feed.kind === "machine" ? [feed.subject] : site.machines.map(({ id }) => id),
    ...{ from: now - back, to: now + ahead, after: 0, limit: most },
    status: ["requested", "confirmed", "cancelled", "refused", "offered", "withdrawn"],
    company: feed.company ?? "all",
  });
  if (feed.kind === "machine") {
    return found.filter((it) => maySee(reader, it) || it.status !== "offered");
  }
  const own = found.filter((it) => maySee(reader, it));
  return feed.kind === "company"
    ? own.filter(({ company }) => company === feed.subject)
    : own.filter(({ person }) => person === feed.subject);
}
