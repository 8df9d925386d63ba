import { createHash } from "node:crypto";
import ical, { ICalEventStatus } from "ical-generator";
import { tzlib_get_ical_block } from "timezones-ical-library";
import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Booking } from "../bookings/booking.ts";
import { maySee, maySeeJob } from "../bookings/booking-access.ts";
import { readerOf } from "./feed-bookings.ts";
import type { Feed } from "./feed-store.ts";
import { feedWords } from "./feed-words.ts";

/** Seconds after which a calendar asks again. */
const refresh = 900;

const statusOf: Record<Booking["status"], ICalEventStatus> = {
  confirmed: ICalEventStatus.CONFIRMED,
  requested: ICalEventStatus.TENTATIVE,
  offered: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
  refused: ICalEventStatus.CANCELLED,
  withdrawn: ICalEventStatus.CANCELLED,
};

/** The same for the same booking in this feed, and no help to find the booking of another company. */
const uidOf = (booking: Booking, feed: Feed, site: Site): string => {
  const digest = createHash("sha256").update(`${feed.id} ${booking.id}`).digest("hex").slice(0, 32);
  return `${digest}@${site.cluster.id}.machine-commons`;
};

/**
 * A feed as iCalendar (RFC 5545): local times with their VTIMEZONE, a UID that stays, a SEQUENCE that rises with every
 * change, and STATUS:CANCELLED for what is no more, so that calendars take it away.
 */
export function feedText(given: {
  site: Site;
  feed: Feed;
  bookings: readonly Booking[];
  /** Where the page is, ending without a slash. */
  publicUrl: string;
  now: Micros;
}): string {
  const { site, feed, bookings, publicUrl, now } = given;
  const { zone } = site.cluster;
  const words = feedWords[feed.language];
  const reader = readerOf(feed);
  const text = (it: { ja: string; en: string }) => it[feed.language];
  const short = (company: string | null) => site.companies.find(({ id }) => id === company)?.short;
  const block = tzlib_get_ical_block(zone);
  const calendar = ical({
    name: words.calendar(text(site.cluster.name)),
    prodId: { company: "Machine Commons", product: "bookings", language: feed.language.toUpperCase() },
    timezone: { name: null, generator: () => (Array.isArray(block) ? (block[0] ?? null) : block) },
    ttl: refresh,
  });
  const at = (time: Micros) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(time / 1_000)).toZonedDateTimeISO(zone);
  for (const booking of bookings) {
    const machine = site.machines.find(({ id }) => id === booking.machine);
    if (!machine) continue;
    const isSeen = maySee(reader, booking);
    const isNamed = isSeen || site.policies.privacy.names === "short";
    const who =
      booking.kind !== "booking"
        ? words.kinds[booking.kind]
        : ((isNamed ? short(booking.company) : undefined) ?? words.taken);
    const status = statusOf[booking.status];
    const mark =
      status === ICalEventStatus.CANCELLED
        ? words.cancelled
        : booking.status === "requested"
          ? words.requested
          : booking.status === "offered"
            ? words.offered
            : "";
    const job =
      isSeen && maySeeJob(reader, booking) && booking.job ? `${words.job}: ${booking.job}` : undefined;
    const link = `${publicUrl}/calendar?machine=${booking.machine}${isSeen ? `&booking=${booking.id}` : ""}`;
    calendar.createEvent({
      id: uidOf(booking, feed, site),
      sequence: booking.version,
      stamp: at(now).toInstant(),
      timezone: zone,
      start: at(booking.from),
      end: at(booking.until),
      summary: `${text(machine.name)} ${who}${mark}`,
      status,
      url: link,
      ...(machine.place ? { location: text(machine.place) } : {}),
      ...(job ? { description: job } : {}),
    });
  }
  return calendar.toString();
}
