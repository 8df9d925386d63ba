import { z } from "zod";
import { usePurposes } from "../domain/fairness/evidence/asset-use.ts";
import { figureSchema } from "./utilization-figure.ts";

const time = z.number().meta({ description: "Microseconds" });
const purposes = z.record(z.enum(usePurposes), time).meta({
  description:
    "within 目的内, outside 目的外, otherGrant: within another grant's; notStated: no booking says it",
});
const bilingualShape = { ja: z.string(), en: z.string() };
const figures = {
  daysUsed: figureSchema,
  occupancy: figureSchema,
  utilization: figureSchema,
  bookingRate: figureSchema,
};

const companyUseSchema = z.object({
  company: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  isMember: z.boolean(),
  time,
  share: z.number().meta({ description: "Of all use that is somebody's; together 1" }),
  bookings: z.int(),
  days: z.int(),
  firstDay: z.string(),
  lastDay: z.string(),
  purposes,
});

const assetEvidenceSchema = z
  .object({
    asset: z.string(),
    name: z.string(),
    machines: z.array(z.object({ id: z.string(), ...bilingualShape })),
    acquired: z.string().nullable(),
    price: z.number().nullable(),
    amount: z.number().nullable().meta({ description: "What this grant paid of the price" }),
    fundedPart: z.number(),
    restrictedUntil: z.string().nullable().meta({ description: "処分制限期間の最終日" }),
    isRestricted: z.boolean(),
    otherGrants: z.array(z.object({ grant: z.string(), amount: z.number().nullable() })),
    time,
    unassigned: time,
    purposes,
    companies: z.array(companyUseSchema),
    byMembers: time,
    byOthers: time.meta({ description: "Temporary lending: use by companies that are no members" }),
    breadth: z.object({
      companies: z.int(),
      members: z.int(),
      largest: z.object({ company: z.string(), share: z.number() }).nullable(),
    }),
    figures: z.object(figures),
    months: z.array(
      z.object({ month: z.string(), occupancy: figures.occupancy, daysUsed: figures.daysUsed }),
    ),
  })
  .meta({ id: "AssetEvidence" });

export const evidenceSchema = z
  .object({
    grant: z.object({
      id: z.string(),
      name: z.string(),
      number: z.string().nullable(),
      purpose: z.string(),
    }),
    cluster: z.object(bilingualShape),
    currency: z.string(),
    fiscalYear: z.int(),
    period: z.object({ from: z.string(), to: z.string() }),
    isComplete: z.boolean(),
    ledgerVersion: z.int(),
    assets: z.array(assetEvidenceSchema),
    purposes,
    report: z
      .object({ number: z.int(), at: z.string(), digest: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: "null: not stored, computed for this answer" }),
    print: z.object({
      title: z.string(),
      fiscalYear: z.string(),
      period: z.string(),
      issuedOn: z.string().nullable(),
      notes: z.array(z.string()),
    }),
  })
  .meta({ id: "Evidence" });

export const reportSchema = z.object({
  grant: z.string(),
  fiscalYear: z.int(),
  number: z.int(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  ledgerVersion: z.int(),
  digest: z.string().meta({ description: "SHA-256 of the content" }),
});

export const grantListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      number: z.string().nullable(),
      purpose: z.string(),
      fiscalYearStart: z.int(),
      currentYear: z.int(),
      reports: z.array(reportSchema),
    }),
  ),
  next: z.null(),
});
