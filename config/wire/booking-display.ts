import { z } from "zod";
import { idSchema } from "./topics.ts";
import { wireVersion } from "./version.ts";

/** Time of a machine that somebody has. [from, until) in microseconds UTC. */
export const displaySlotSchema = z
  .strictObject({
    kind: z.enum(["booking", "maintenance", "outage"]),
    /** Short name; null where the site's policy tells no names, and for maintenance and outages. */
    company: z.string().nullable(),
    from: z.int(),
    until: z.int(),
  })
  .refine((it) => it.from < it.until);

/**
 * Who has a machine now and who is next, retained on its `booking` topic for displays that hang on it. Nothing more is
 * told of a booking than stands open to every member. A display compares both with its own clock, so that it goes on
 * being right while it hears nothing; an empty message means that the machine is no longer there.
 */
export const bookingDisplaySchema = z.strictObject({
  version: z.literal(wireVersion),
  machine: idSchema,
  /** When it was made. */
  at: z.int(),
  /** Zone in which the site tells times. */
  zone: z.string(),
  now: displaySlotSchema.nullable(),
  next: displaySlotSchema.nullable(),
});

export type BookingDisplay = z.infer<typeof bookingDisplaySchema>;
export type DisplaySlot = z.infer<typeof displaySlotSchema>;

export const buildBookingDisplay = (display: BookingDisplay): Buffer => Buffer.from(JSON.stringify(display));

/** undefined when it is no message of this version. */
export function parseBookingDisplay(payload: Uint8Array): BookingDisplay | undefined {
  try {
    return bookingDisplaySchema.safeParse(JSON.parse(Buffer.from(payload).toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
