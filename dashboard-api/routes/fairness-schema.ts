import { z } from "zod";
import { useBases } from "../../config/site/fairness.ts";
import { valueMessages } from "../problems/words/values.ts";
import { commaListSchema, optionalListSchema } from "./comma-list.ts";
import { windowQuery } from "./request-time.ts";

export const basisSchema = z
  .enum(useBases, { error: valueMessages.oneOf(useBases) })
  .optional()
  .meta({ description: "What use is measured by; the site file's when absent" });
export const versionSchema = z.coerce
  .number({ error: valueMessages.ledgerVersion })
  .int()
  .nonnegative()
  .optional()
  .meta({ description: "Use as it stood in that version of the ledger; the newest when absent" });

/** The query of a window of some machines, with what else the route takes. */
export const fairnessQuery = <T extends z.ZodRawShape>(machines: readonly string[], more: T) =>
  windowQuery({
    machines: commaListSchema(machines, "a machine"),
    basis: basisSchema,
    version: versionSchema,
    ...more,
  });

export const monthsSchema = optionalListSchema(["month"], "a key", "the window as a whole");

const hours = z.number().meta({ description: "Equivalent hours" });
const money = z
  .number()
  .nullable()
  .meta({ description: "In the cluster's currency, before tax; null where no machine has a price" });
const ratio = z.number().nullable();

export const boundedSchema = z.object({ value: z.number(), lower: z.number(), upper: z.number() }).meta({
  id: "Bounded",
  description: "lower, upper: with unassigned use wholly given to the member, and wholly kept from it",
});

export const demandSchema = z
  .object({
    requested: z.number().meta({ description: "Hours of machines" }),
    granted: z.number(),
    met: ratio.meta({ description: "granted / requested; null where nothing was asked for" }),
    fair: z.number().meta({
      description:
        "What weighted max-min would have given, of each week's peak and other hours of each machine group by itself",
    }),
    shortfall: z.number().meta({ description: "fair - granted, never below 0" }),
  })
  .meta({ id: "DemandFigures", description: "Hours asked for and granted" });

const standingShape = {
  entitlement: z.number().meta({ description: "Share of all entitlement in the window, 0 to 1" }),
  entitledUse: hours.meta({ description: "Equivalent hours that its share of all members' use would be" }),
  use: boundedSchema,
  money,
  share: boundedSchema.nullable().meta({ description: "Of all members' use; null: nobody used anything" }),
  relative: boundedSchema.nullable().meta({ description: "share / entitlement; 1: as entitled" }),
  balance: boundedSchema.meta({ description: "entitledUse - use: what it could still use" }),
  demand: demandSchema.nullable().meta({ description: "null: it asked for nothing" }),
  peak: z
    .object({
      entitlement: z.number(),
      use: boundedSchema,
      share: boundedSchema.nullable(),
      relative: boundedSchema.nullable(),
    })
    .nullable()
    .meta({ description: "The same on peak hours only; null: it is entitled to none" }),
  coverage: ratio.meta({ description: "Observed share of its slots" }),
};

const indexBoundsSchema = z.object({ lower: z.number(), upper: z.number() }).nullable();

const measuresShape = {
  jainWeighted: ratio.meta({ description: "1 / sum(s^2 / e): 1 when all use in proportion to entitlement" }),
  jainUnweighted: ratio.meta({ description: "(sum x)^2 / (n sum x^2), for comparison" }),
  gini: ratio.meta({ description: "Of the Lorenz curve: 0 when all use in proportion to entitlement" }),
  lorenz: z
    .array(z.object({ entitlement: z.number(), use: z.number() }))
    .nullable()
    .meta({ description: "null: nobody used anything, or the caller is not told of each company" }),
  bounds: z
    .object({ jainWeighted: indexBoundsSchema, gini: indexBoundsSchema })
    .meta({ description: "Over every way to divide unassigned use among the members" }),
};

export const fairnessRowSchema = z.object({
  keys: z.object({ month: z.string().optional() }),
  from: z.string(),
  to: z.string(),
  members: z.array(z.object({ company: z.string(), ...standingShape })).meta({
    description: "Companies with entitlement of which the caller is told by name, in the site file's order",
  }),
  others: z
    .object({ companies: z.int(), ...standingShape })
    .nullable()
    .meta({ description: "Those that the caller is told of without names, together" }),
  spread: z
    .array(z.number())
    .nullable()
    .meta({ description: "`relative` of every member in ascending order, where not all are named" }),
  outsiders: z.array(z.object({ company: z.string().nullable(), use: hours, money, coverage: ratio })).meta({
    description: "Companies without entitlement, in nobody's share; company null: several together",
  }),
  total: z.object({ use: hours, money }).meta({ description: "Of all members" }),
  unassigned: z.object({ use: hours, money }).meta({ description: "Use that is nobody's yet" }),
  coverage: ratio.meta({ description: "Observed share of the machines' planned busy time" }),
  detail: z
    .object({
      ...measuresShape,
      shortfall: z.number().nullable().meta({ description: "Hours of machines, of all members" }),
      demandMet: ratio.meta({ description: "Of all members" }),
      peak: z.object(measuresShape).nullable(),
    })
    .optional(),
});
export type FairnessRowView = z.infer<typeof fairnessRowSchema>;
export type StandingView = Omit<FairnessRowView["members"][number], "company">;

export const claimSchema = z.object({
  company: z.string(),
  entitlement: z.number(),
  decayedUse: hours,
  futureGrants: hours,
  claim: z.number().nullable().meta({
    description: "(futureGrants + decayedUse) / entitlement: the lowest goes first; null: infinite",
  }),
  place: z.int().nullable().meta({ description: "1 goes first; null without entitlement" }),
});

export const fairnessSchema = z.object({
  from: z.string(),
  to: z.string(),
  cut: z.boolean().meta({ description: "The window asked for reaches into the future: it ends now" }),
  zone: z.string(),
  version: z.int().meta({ description: "Of the ledger; ask for it again to get the same use" }),
  basis: z.enum(useBases),
  currency: z.string(),
  referenceRate: money.meta({ description: "Price of one equivalent hour" }),
  others: z
    .enum(["names", "anonymous", "hidden"])
    .meta({ description: "How the caller is told of other companies" }),
  rows: z.array(fairnessRowSchema),
  claims: z
    .array(claimSchema)
    .optional()
    .meta({ description: "With `detail`: as they are now, of the companies named" }),
});
export type FairnessView = z.infer<typeof fairnessSchema>;
