import { z } from "zod";
import { durationOr, durationSchema } from "./duration.ts";
import { shiftSchema, weekdays } from "./hours.ts";

/** How many hours a company may hold, all its people together, in any window of this length. */
const quotaSchema = z.strictObject({
  hours: z.number().positive().describe("Most booked hours of one company in the window."),
  window: durationSchema.describe("Length of the rolling window, such as 28 d."),
  peakOnly: z.boolean().default(false).describe("Count peak hours only."),
});

/** The committee's rules for booking a machine. */
export const bookingPolicySchema = z.strictObject({
  granularity: durationOr("15 min").describe("Bookings begin and end at multiples of this, local time."),
  minimum: durationOr("30 min").describe("Shortest booking."),
  maximum: durationOr("12 h").describe("Longest booking."),
  horizon: durationOr("60 d").describe("How far ahead a booking may begin."),
  notice: durationOr("0 min").describe("How long before its start a booking must be made."),
  changeover: durationOr("0 min").describe("Time kept free after each booking for changing over."),
  qualification: z
    .string()
    .optional()
    .describe("Level a person must hold for the machine; a mentor may hold it."),
  outsidersNeedApproval: z
    .boolean()
    .default(true)
    .describe("Bookings of non-members wait for the committee."),
  futureBookings: z.int().positive().optional().describe("Most bookings a company may hold in the future."),
  quotas: z.array(quotaSchema).default([]).describe("Hours a company may hold in rolling windows."),
  peak: z
    .array(z.strictObject({ days: z.array(z.enum(weekdays)).min(1), hours: shiftSchema }))
    .default([])
    .describe("Peak hours in local time."),
  shortNotice: durationOr("24 h").describe(
    "A slot taken later than this before its start counts in no quota.",
  ),
  lateCancellation: durationOr("24 h").describe(
    "A cancellation later than this is charged unless re-booked.",
  ),
});

export type BookingPolicy = z.infer<typeof bookingPolicySchema>;
export type Quota = BookingPolicy["quotas"][number];
