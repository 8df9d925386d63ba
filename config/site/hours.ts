import { z } from "zod";

const time = "([01]\\d|2[0-3]):[0-5]\\d";
/** `08:00-17:30`; an end at or before the start is on the next day (`22:00-06:00`); `24:00` is midnight. */
export const shiftSchema = z
  .string()
  .regex(new RegExp(`^${time}-(${time}|24:00)$`), "a shift such as 08:00-17:30 or 22:00-06:00");
export const dateSchema = z.iso.date("a date such as 2026-04-01").describe("A local day: 2026-04-01");

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const weekSchema = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, z.array(shiftSchema).default([])])) as Record<
    (typeof weekdays)[number],
    z.ZodDefault<z.ZodArray<typeof shiftSchema>>
  >,
);

/** Opening hours in the cluster's zone. A later `since` replaces the earlier hours from that local day on. */
export const hoursSchema = z.union([
  z.literal("always"),
  z.array(z.strictObject({ since: dateSchema.optional(), week: weekSchema })).min(1),
]);

/** Days that differ from the week: closed, or open at other hours. The last matching entry wins. */
export const exceptionSchema = z
  .strictObject({
    from: dateSchema,
    to: dateSchema.describe("Last day, inclusive; the same day when absent").optional(),
    open: z.array(shiftSchema).default([]).describe("Shifts of these days; none: closed"),
    name: z.string().describe("What people call it").optional(),
  })
  // What is no date at all has its own mistake, and cannot be compared.
  .refine((it) => it.to === undefined || it.to >= it.from || !dateSchema.safeParse(it.from).success, {
    error: "a day that is not before from",
    path: ["to"],
  });

export const calendarSchema = z.strictObject({
  hours: hoursSchema.describe("always, or weeks of opening hours, each valid from its date on"),
  closedOnHolidays: z.boolean().default(true).describe("Closed on the cluster's public holidays"),
  exceptions: z
    .array(exceptionSchema)
    .default([])
    .describe("Days unlike the week; the last matching entry wins"),
});

export type Calendar = z.infer<typeof calendarSchema>;
export type Week = z.infer<typeof weekSchema>;
