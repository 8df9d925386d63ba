import { z } from "zod";
import { figureIds } from "../domain/utilization/figure-id.ts";
import { lossClasses } from "../domain/utilization/loss-breakdown.ts";

const ratio = z.number().nullable();
const duration = z.int().meta({ description: "Microseconds" });
const amount = z.int().meta({ description: "Microseconds; days of one machine each for daysUsed" });

export const figureSchema = z
  .object({
    value: ratio.meta({ description: "numerator / denominator exactly; null when nothing was observed" }),
    numerator: amount,
    denominator: amount.meta({ description: "The named denominator less `unknown`" }),
    denominatorName: z.string(),
    unknown: amount.meta({ description: "Taken out of the denominator, since nobody knows the state" }),
    coverage: ratio.meta({
      description: "Observed share of denominator + unknown; bridged time is not observed",
    }),
    lower: ratio.meta({ description: "Nothing the machine can have done in unknown time gives less" }),
    upper: ratio.meta({ description: "Nothing the machine can have done in unknown time gives more" }),
    inferred: amount.meta({ description: "Bridged time inside the denominator" }),
  })
  .meta({
    id: "Figure",
    description: "A ratio that says how sure it is; null where its denominator is zero",
  });

const key = z.string().nullable();
export const rowSchema = z.object({
  keys: z
    .object({
      machine: z.string(),
      member: key.meta({ description: "Company; null: the use of nobody" }),
      day: z.string(),
      isoWeek: z.string(),
      month: z.string(),
      fiscalYear: z.int().meta({ description: "The year it begins in" }),
      hourOfWeek: z.int().meta({ description: "0 is Monday's first hour, 167 Sunday's last" }),
      shift: key.meta({ description: "As in the calendar; null: outside opening hours" }),
    })
    .partial(),
  figures: z.partialRecord(z.enum(figureIds), figureSchema),
  losses: z
    .record(z.enum(lossClasses), duration)
    .optional()
    .meta({ description: "Where planned busy time went; sums to it. Not by member" }),
  outsideUse: z
    .object({ closed: duration, maintenance: duration })
    .optional()
    .meta({ description: "In use in closed hours, and during planned maintenance" }),
  activity: z
    .object({
      firstOn: key.meta({ description: "Start of the first use" }),
      lastOff: key.meta({ description: "End of the last use" }),
      longestIdle: z
        .object({ from: z.string(), until: z.string(), duration })
        .nullable()
        .meta({ description: "Longest known time without use" }),
      starts: z.int().meta({ description: "Times it came into use from a state known not to be" }),
    })
    .optional()
    .meta({ description: "By machine and day alone; always as the machine's record is now" }),
});
export type RowView = z.infer<typeof rowSchema>;
