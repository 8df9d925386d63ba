import { z } from "zod";
import { bookingPolicySchema } from "./booking-policy.ts";
import { durationOr, durationSchema } from "./duration.ts";
import { waitlistPolicySchema } from "./waitlist-policy.ts";

const share = z.number().min(0).max(1);

/** What the committee decides. */
export const policiesSchema = z.strictObject({
  bridge: durationOr("120 s").describe(
    "A gap of unknown at most this long, in use on both sides, is bridged",
  ),
  attribution: z
    .strictObject({
      break: durationOr("5 min").describe("A break this long ends a run of use"),
      early: durationOr("30 min").describe(
        "Use that began at most this long before a booking and goes on into it is that booking's early use",
      ),
    })
    .describe("Whose use it is")
    .prefault({}),
  booking: bookingPolicySchema
    .describe("Rules of booking; a machine's own `booking` replaces single ones")
    .prefault({}),
  privacy: z
    .strictObject({
      names: z
        .enum(["short", "hidden"])
        .default("short")
        .describe("How members see who else has booked: by short name, or not at all"),
    })
    .describe("What companies see of each other")
    .prefault({}),
  bookings: z
    .strictObject({
      usedShare: share.default(0.5).describe("Own use from which share of the slot on makes a booking used"),
      reminder: durationOr("15 min").describe(
        "Silence from the start on after which its people are reminded",
      ),
      noShow: durationOr("60 min").describe("Silence from the start on that makes a booking a no-show"),
      held: durationOr("30 min").describe("A held program is a sign of people for so long at a stretch"),
      leastCoverage: share
        .default(0.9)
        .describe("Observed share of the time since the start under which silence proves nothing"),
      release: z.boolean().default(false).describe("The rest of a no-show's slot is given to others"),
      patience: durationOr("24 h").describe(
        "A booking whose machine tells nothing more is judged this long after its end; late data correct it",
      ),
    })
    .describe("What became of a booking")
    .prefault({}),
  waitlist: waitlistPolicySchema.describe("How freed slots go to companies in line").prefault({}),
  daysUsed: z
    .strictObject({
      leastUse: durationOr("15 min").describe("Use from which on a day counts as used"),
      leastCoverage: share
        .default(0.5)
        .describe("Observed share of a day under which a day without use is unknown"),
    })
    .describe("Days used")
    .prefault({}),
  ledger: z
    .strictObject({
      grace: durationOr("2 h").describe(
        "A day whose data have not all come is booked this long after its end; later data correct it",
      ),
    })
    .describe("When a day's figures are booked")
    .prefault({}),
  quality: z
    .strictObject({
      leastCoverage: share
        .default(0.8)
        .describe("Observed share of a day's open time under which an alarm is raised"),
    })
    .describe("Data quality")
    .prefault({}),
  retention: z
    .strictObject({
      influx: z
        .union([z.literal("forever"), durationSchema])
        .prefault("400 d")
        .describe("Raw samples in InfluxDB"),
      sqlite: z
        .union([z.literal("forever"), durationSchema])
        .prefault("30 d")
        .describe("In the embedded store"),
    })
    .describe("How long raw samples are kept; states are kept forever")
    .prefault({}),
});
