import { z } from "zod";
import { capabilitySchema } from "../../config/site/capability.ts";
import { bilingualSchema } from "../../config/site/text.ts";
import { valueMessages } from "../problems/words/values.ts";
import { strictQuery } from "./strict-query.ts";
import { figureSchema } from "./utilization-figure.ts";

export const mostWeeks = 26;

export const capacityQuery = strictQuery({
  weeks: z.coerce
    .number({ error: valueMessages.weeks(mostWeeks) })
    .int()
    .min(1)
    .max(mostWeeks)
    .default(4)
    .meta({ description: "ISO weeks, the rest of this one being the first" }),
});

const microseconds = z.int().meta({ description: "Microseconds" });
const expected = microseconds.meta({ description: "free x factor, in whole microseconds" });
const week = { isoWeek: z.string(), free: microseconds, expected };

export const capacitySchema = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  measured: z.object({ from: z.string(), to: z.string() }).meta({ description: "Whence the discount" }),
  machines: z.array(
    z.object({
      machine: z.string(),
      capabilities: z.array(capabilitySchema),
      reliability: z.object({
        by: z.enum(["readiness", "faultFree"]).nullable().meta({
          description:
            "readiness where it was booked and seen enough, else faultFree; null: nothing was observed",
        }),
        factor: z.number().meta({ description: "Nothing is discounted where nothing was observed" }),
        coverage: z.number().nullable(),
        readiness: figureSchema,
        faultFree: figureSchema,
      }),
      weeks: z.array(
        z.object({
          ...week,
          from: z.string(),
          to: z.string(),
          open: microseconds,
          maintenance: microseconds.meta({ description: "Planned, inside open time" }),
          outage: microseconds.meta({ description: "Out of use, unplanned, inside the rest" }),
          booked: microseconds.meta({ description: "Inside what is left" }),
        }),
      ),
    }),
  ),
  processes: z
    .array(
      z.object({
        process: z.string(),
        name: bilingualSchema.nullable(),
        machines: z.array(z.string()),
        weeks: z.array(z.object(week)),
      }),
    )
    .meta({
      description:
        "What the cluster could offer together. A machine with several processes is in each of them: its hours can be " +
        "sold once, so do not add up processes.",
    }),
});
