import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { datedValueSchema } from "./dated.ts";
import { durationOr } from "./duration.ts";
import { dateSchema } from "./hours.ts";

/** What use is measured by; `dashboard-api/domain/fairness/use` says what each counts. */
export const useBases = ["chargeable", "used", "booked"] as const;

/** How much of each other's totals members see. */
export const othersTotals = ["names", "anonymous", "hidden"] as const;

const lastDay = dateSchema.describe("Last local day, inclusive; absent: it has no end");
const isInOrder = (it: { since: string; until?: string | undefined }) =>
  it.until === undefined || it.until >= it.since || !dateSchema.safeParse(it.since).success;
const afterSince = { error: "a day that is not before since", path: ["until"] };

const partsSchema = z
  .record(idSchema, z.number().positive())
  .describe("Parts by company; only proportions count: 50, 10, 10 as well as 0.5, 0.1, 0.1");

/** From that day on these shares hold. */
export const agreementSchema = z.strictObject({
  since: dateSchema.describe("From this local day on, until the next agreement"),
  machine: idSchema
    .describe("Absent: of every machine, up to the first agreement of that machine's own")
    .optional(),
  shares: partsSchema.describe("Parts by company; {} ends the agreement: funding counts again"),
});

const membershipSchema = z
  .strictObject({
    company: idSchema,
    since: dateSchema.describe("First local day on which it belongs to the cluster"),
    until: lastDay.optional(),
  })
  .refine(isInOrder, afterSince);

const grantPartSchema = z
  .strictObject({
    machine: idSchema,
    amount: z.number().positive().describe("In the cluster's currency"),
    since: dateSchema.describe("From this local day on it counts"),
    until: lastDay.optional(),
    shares: partsSchema,
  })
  .refine(isInOrder, afterSince);

/** Whose the machines are, and how use is weighed against that. */
export const fairnessSchema = z.strictObject({
  shares: z
    .array(agreementSchema)
    .default([])
    .describe("Agreed shares; where there are none, shares follow from funding"),
  memberships: z
    .array(membershipSchema)
    .default([])
    .describe("When companies belonged to the cluster; one that is not named always did"),
  grantParts: z
    .array(grantPartSchema)
    .default([])
    .describe("Parts that a grant paid and that divide unlike the members' own money"),
  basis: z.enum(useBases).default("chargeable").describe("What use is measured by unless asked otherwise"),
  peakFactor: datedValueSchema(z.number().positive())
    .default(1)
    .describe("What a peak hour weighs against another"),
  peakFactors: z
    .record(idSchema, datedValueSchema(z.number().positive()))
    .default({})
    .describe("By machine, where it differs from peakFactor"),
  referenceRate: datedValueSchema(z.number().positive())
    .describe("Price of the hour in which equivalent hours are told; absent: the machines' mean rate")
    .optional(),
  halfLife: durationOr("28 d")
    .refine((it) => it > 0, "a duration above zero")
    .describe("Use this long ago counts half in a claim"),
  others: z
    .enum(othersTotals)
    .default("names")
    .describe("Totals of other companies, for members: by name, without names, or not at all"),
});

export type FairnessPolicy = z.infer<typeof fairnessSchema>;
