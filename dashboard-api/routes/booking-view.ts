import type { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Caller } from "../access/role.ts";
import type { Booking } from "../bookings/booking.ts";
import { maySee, maySeeJob } from "../bookings/booking-access.ts";
import type { BookingEvent } from "../bookings/list-bookings.ts";
import type { Slot } from "../bookings/outcome.ts";
import type { Refusal } from "../domain/booking/refusal.ts";
import { viewFate } from "./booking-fate.ts";
import type { bookingSchema, busySchema } from "./booking-schema.ts";

export type BookingView = z.infer<typeof bookingSchema>;
export type ListedView = BookingView | z.infer<typeof busySchema>;

/** A booking in full; its job only to its own company. */
export function viewBooking(booking: Booking, caller: Caller): BookingView {
  const { id, machine, kind, company, status, purpose, grant, person, mentor, series, version } = booking;
  return {
    view: "full",
    ...{ id, machine, kind, company, status, purpose, grant, person, mentor, series, version },
    job: maySeeJob(caller, booking) ? booking.job : null,
    from: rfc3339FromMicros(booking.from),
    to: rfc3339FromMicros(booking.until),
    late: booking.isLate,
    disputed: booking.isDisputed,
    waived: booking.isWaived,
    ...viewFate(booking.fate),
  };
}

/** A booking as it stands open to the caller. */
export function viewListed(booking: Booking, caller: Caller, site: Site): ListedView {
  if (maySee(caller, booking)) return viewBooking(booking, caller);
  const { machine, kind, from, until } = booking;
  const company = site.companies.find((it) => it.id === booking.company);
  const isNamed = site.policies.privacy.names === "short";
  return {
    view: "busy",
    ...{ machine, kind, from: rfc3339FromMicros(from), to: rfc3339FromMicros(until) },
    // Nobody learns who is in line.
    company: isNamed && booking.status !== "offered" ? (company?.short ?? null) : null,
  };
}

export const viewSlot = ({ machine, from, until, round }: Slot) => ({
  machine,
  from: rfc3339FromMicros(from),
  to: rfc3339FromMicros(until),
  ...(round === undefined ? {} : { round }),
});

export const viewRefusal = ({ rule, limit, current, unit, nextPossible }: Refusal) => {
  const told = (value: number | null) =>
    value !== null && unit === "time" ? rfc3339FromMicros(value) : value;
  return {
    ...{ rule, unit, limit: told(limit), current: told(current) },
    nextPossible: nextPossible === null ? null : rfc3339FromMicros(nextPossible),
  };
};

export function viewChange({ version, at, actor, actedFor, reason, change }: BookingEvent) {
  const place = "booking" in change ? change.booking : "from" in change ? change : null;
  return {
    ...{ version, at: rfc3339FromMicros(at), kind: change.kind, actedFor, reason },
    actor: { name: actor.name, role: actor.role },
    from: place && rfc3339FromMicros(place.from),
    to: place && rfc3339FromMicros(place.until),
    outcome: change.kind === "ended" ? change.verdict.outcome : null,
  };
}
