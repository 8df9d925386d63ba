import { z } from "zod";
import { bilingualSchema } from "../../config/site/text.ts";
import { useParts } from "../domain/fairness/use/use-line.ts";
import { fairnessQuery } from "./fairness-schema.ts";

const largestPage = 20_000;

export const explainFairnessQuery = (machines: readonly string[], companies: readonly string[]) =>
  fairnessQuery(machines, {
    member: z
      .enum(companies as [string, ...string[]], { error: "the id of a company" })
      .meta({ description: "Whose figure; a company's own alone for its people" }),
    after: z.coerce
      .number({ error: "`next` of the page before" })
      .int()
      .nonnegative()
      .default(0)
      .meta({ description: "`next` of the page before; give its `version` too" }),
    limit: z.coerce
      .number({ error: `a number from 1 to ${largestPage}` })
      .int()
      .min(1)
      .max(largestPage)
      .default(2_000),
  });

const duration = z.int().meta({ description: "Microseconds; below 0 where time is taken off" });

export const fairnessExplanationSchema = z.object({
  member: z.string(),
  from: z.string(),
  to: z.string(),
  cut: z.boolean(),
  zone: z.string(),
  version: z.int(),
  basis: z.string(),
  facts: z
    .array(
      z.object({
        id: z.string(),
        numbers: z.record(z.string(), z.union([z.number(), z.string()])),
        sentence: bilingualSchema,
      }),
    )
    .meta({ description: "What the figure is made of, in the order in which one would tell it" }),
  sums: z
    .object({
      lines: duration.meta({ description: "Of all lines, not of this page" }),
      use: duration.meta({ description: "Of the sums from which the figure was computed" }),
      agree: z.boolean(),
      hours: z.number().meta({ description: "Equivalent hours of all lines: the figure" }),
    })
    .meta({ description: "The lines sum to the figure, exactly" }),
  items: z.array(
    z.object({
      machine: z.string(),
      hour: z
        .string()
        .meta({ description: "Start of the local hour, or of the part of it in a shift or peak" }),
      booking: z.string().nullable(),
      part: z.enum(useParts).meta({ description: "What of a company's use it is" }),
      isPeak: z.boolean(),
      duration,
      hours: z.number().meta({ description: "Equivalent hours" }),
    }),
  ),
  next: z.int().nullable(),
});
