import { z } from "zod";
import { durationSchema } from "./duration.ts";
import { shiftSchema, weekdays } from "./hours.ts";

/** How many hours a company may hold, all its people together, in any window of this length. */
const quotaSchema = z.strictObject({
  hours: z.number().positive().describe("Most booked hours of one company in the window"),
  window: durationSchema.describe("Length of the rolling window: 28 d"),
  peakOnly: z.boolean().default(false).describe("Count peak hours only"),
});

const peakSchema = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).describe("Days of the week"),
  hours: shiftSchema.describe("Local hours: 09:00-12:00"),
});

const fields = {
  granularity: durationSchema
    .refine((it) => it > 0, "a duration above zero")
    .describe("Bookings begin and end at multiples of this, local time"),
  minimum: durationSchema.describe("Shortest booking"),
  maximum: durationSchema.describe("Longest booking"),
  horizon: durationSchema.describe("How far ahead a booking may begin"),
  notice: durationSchema.describe("How long before its start a booking must be made"),
  changeover: durationSchema.describe("Time kept free after each booking for changing over"),
  qualification: z
    .string()
    .min(1)
    .describe("Level that a person, or the mentor named, must hold for the machine"),
  outsidersNeedApproval: z.boolean().describe("Bookings of companies that are no members wait for approval"),
  futureBookings: z.int().positive().describe("Most bookings of a company still to begin"),
  quotas: z.array(quotaSchema).describe("Hours a company may hold in rolling windows"),
  peak: z.array(peakSchema).describe("Peak hours"),
  shortNotice: durationSchema.describe("A slot taken later than this before its start counts in no quota"),
  lateCancellation: durationSchema.describe("A cancellation later than this is charged unless re-booked"),
};

/** The committee's rules for booking a machine. */
export const bookingPolicySchema = z.strictObject({
  granularity: fields.granularity.prefault("15 min"),
  minimum: fields.minimum.prefault("30 min"),
  maximum: fields.maximum.prefault("12 h"),
  horizon: fields.horizon.prefault("60 d"),
  notice: fields.notice.prefault("0 min"),
  changeover: fields.changeover.prefault("0 min"),
  qualification: fields.qualification.optional(),
  outsidersNeedApproval: fields.outsidersNeedApproval.default(true),
  futureBookings: fields.futureBookings.optional(),
  quotas: fields.quotas.default([]),
  peak: fields.peak.default([]),
  shortNotice: fields.shortNotice.prefault("24 h"),
  lateCancellation: fields.lateCancellation.prefault("24 h"),
});

/** What differs at one machine; all else is as for every machine. */
export const machineBookingSchema = z.strictObject(fields).partial();

export type BookingPolicy = z.infer<typeof bookingPolicySchema>;
export type Quota = BookingPolicy["quotas"][number];

/** The rules in force at a machine. */
export const bookingPolicyOf = (
  machine: { booking?: z.infer<typeof machineBookingSchema> | undefined },
  everywhere: BookingPolicy,
): BookingPolicy => {
  const own = Object.entries(machine.booking ?? {}).filter(([, value]) => value !== undefined);
  return { ...everywhere, ...Object.fromEntries(own) };
};
