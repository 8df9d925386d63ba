import { z } from "zod";
import { microsFromRfc3339 } from "../micros.ts";
import { idSchema } from "../wire/topics.ts";
import { machineBookingSchema } from "./booking-policy.ts";
import { capabilitySchema } from "./capability.ts";
import { datedValueSchema } from "./dated.ts";
import { calendarSchema } from "./hours.ts";
import { signalSchema } from "./signal.ts";
import { stateSchema } from "./state-rules.ts";
import { bilingualSchema } from "./text.ts";

const momentSchema = z.iso
  .datetime({
    offset: true,
    error: "a time with its offset from UTC such as 2026-06-08T08:00:00+09:00",
  })
  .describe("A time with its offset from UTC: 2026-06-08T08:00:00+09:00")
  .transform(microsFromRfc3339);

/** Planned maintenance [from, to): its open hours are no planned busy time. */
const maintenanceSchema = z
  .strictObject({
    from: momentSchema,
    to: momentSchema,
    name: z.string().describe("What people call it").optional(),
  })
  // Also asked where one of the two could not be read: that is told already.
  .refine((it) => !(it.to <= it.from), { error: "a time after from", path: ["to"] });

export const machineSchema = z.strictObject({
  id: idSchema,
  name: bilingualSchema,
  maker: z.string().optional(),
  model: z.string().optional(),
  place: bilingualSchema.describe("Where it stands").optional(),
  rate: datedValueSchema(z.number().nonnegative()).describe(
    "Price of one hour in the cluster's currency, before tax",
  ),
  calendar: calendarSchema.describe("Opening hours; absent: the cluster's calendar").optional(),
  maintenance: z.array(maintenanceSchema).default([]).describe("Planned maintenance"),
  capabilities: z
    .array(capabilitySchema)
    .default([])
    .describe(
      "What it can make: machines with the same process are counted together in the capacity outlook",
    ),
  booking: machineBookingSchema
    .describe("Rules of booking that differ at this machine from those under policies")
    .optional(),
  signals: z.array(signalSchema).min(1),
  state: stateSchema.describe("How the machine's state is told from its signals"),
});
export type Machine = z.infer<typeof machineSchema>;
