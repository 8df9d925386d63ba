import type { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Caller } from "../access/role.ts";
import { maySeeJob } from "../bookings/booking-access.ts";
import type { PlacedEntry } from "../waitlist/waitlist-desk.ts";
import type { entrySchema } from "./waitlist-schema.ts";

export type EntryView = z.infer<typeof entrySchema>;

/** A place in line as it stands open to the caller; its job only to its own company. */
export function viewEntry({ entry, place }: PlacedEntry, caller: Caller): EntryView {
  const { id, company, process, length, prefers, status, booking, version, details, offer } = entry;
  return {
    ...{ id, company, process, length, prefers, status, booking, version, place },
    machines: [...entry.machines],
    from: rfc3339FromMicros(entry.earliest),
    to: rfc3339FromMicros(entry.latest),
    deadline: rfc3339FromMicros(entry.deadline),
    since: rfc3339FromMicros(entry.since),
    ...details,
    job: maySeeJob(caller, entry) ? details.job : null,
    offer: offer && {
      booking: offer.booking,
      machine: offer.machine,
      from: rfc3339FromMicros(offer.from),
      to: rfc3339FromMicros(offer.until),
      heldUntil: rfc3339FromMicros(offer.heldUntil),
    },
  };
}
