import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { calendarSchema, dateSchema } from "./hours.ts";
import { bilingualSchema } from "./text.ts";

const isZone = (zone: string) => {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** The region's association that shares the machines. */
export const clusterSchema = z.strictObject({
  id: idSchema,
  name: bilingualSchema,
  zone: z
    .string()
    .refine(isZone, "an IANA time zone such as Asia/Tokyo")
    .describe("IANA time zone of the site: opening hours and days are of this zone"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as JPY")
    .describe("ISO 4217 code of all amounts")
    .default("JPY"),
  fiscalYearStart: z.int().min(1).max(12).default(4).describe("Month in which the fiscal year begins"),
  holidays: z
    .strictObject({
      dates: z.array(dateSchema).default([]).describe("Holidays by date; with a file, those beside it"),
      names: z
        .record(dateSchema, z.string().min(1))
        .default({})
        .describe("What people call them, by date; a file brings its own names"),
      file: z
        .string()
        .min(1)
        .describe("The Cabinet Office's syukujitsu.csv, relative to the site file")
        .optional(),
    })
    .describe("Public holidays")
    .prefault({}),
  calendar: calendarSchema.describe("The calendar of every machine that has none of its own"),
});
