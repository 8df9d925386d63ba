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
  zone: z.string().refine(isZone, "an IANA time zone such as Asia/Tokyo"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as JPY")
    .default("JPY"),
  /** Month (1 to 12) in which the fiscal year begins. */
  fiscalYearStart: z.int().min(1).max(12).default(4),
  /** Public holidays: dates here, or a file in the Cabinet Office's CSV format. */
  holidays: z
    .strictObject({ dates: z.array(dateSchema).default([]), file: z.string().optional() })
    .prefault({}),
  /** The calendar of every machine that has none of its own. */
  calendar: calendarSchema,
});
