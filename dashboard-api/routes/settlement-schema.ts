import { z } from "zod";
import { monthShape } from "../settlement/month-window.ts";
import { reasonSchema } from "./booking-schema.ts";

const bilingual = z.object({ ja: z.string(), en: z.string() });
const day = z.string().meta({ description: "Local day: 2026-05-31" });

export const monthSchema = z.string().regex(monthShape, "a month such as 2026-05");

export const correctionBodySchema = z.strictObject({
  reason: reasonSchema.pipe(z.string().min(1, "the reason, which stands on the statement")),
});

const lineSchema = z.object({
  number: z.int(),
  kind: z.string(),
  text: bilingual,
  day: day.nullable(),
  machine: z.string().nullable(),
  machineName: bilingual.nullable(),
  booking: z.string().nullable(),
  cost: z.string().nullable(),
  isPeak: z.boolean(),
  quantity: z.number().meta({ description: "Hours, a share from 0 to 1, or times, as `unit` says" }),
  unit: z.enum(["hours", "share", "times"]),
  unitPrice: z.number(),
  factor: z.number(),
  amount: z.int().meta({ description: "Yen before tax" }),
  taxClass: z.string(),
  taxRate: z.number().nullable(),
  isReduced: z.boolean().meta({ description: "軽減税率対象" }),
  isReversal: z.boolean().meta({ description: "Takes back a line of an earlier statement" }),
});

export const statementSchema = z
  .object({
    kind: z.enum(["statement", "correction", "estimate"]),
    status: z.enum(["draft", "published"]),
    number: z.string().nullable(),
    month: z.string().nullable(),
    period: z.object({ from: day, to: day }).nullable(),
    issuedOn: day.nullable(),
    dueOn: day.nullable(),
    corrects: z.object({ number: z.string(), issuedOn: day }).nullable(),
    isQualifiedInvoice: z.boolean().meta({ description: "It has the fields of a 適格請求書" }),
    issuer: z.object({
      name: z.string(),
      invoiceNumber: z.string().nullable(),
      address: z.string().nullable(),
      contact: z.string().nullable(),
      bank: z.string().nullable(),
      seals: z.array(z.string()),
    }),
    recipient: z.object({ id: z.string(), name: z.string(), honorific: z.string() }),
    currency: z.string(),
    lines: z.array(lineSchema),
    taxes: z.array(z.object({ rate: z.number().nullable(), taxable: z.int(), tax: z.int() })),
    net: z.int(),
    tax: z.int(),
    total: z.int(),
    reason: z.string(),
    ledgerVersion: z.int(),
    print: z
      .object({
        title: z.string(),
        period: z.string().nullable(),
        issuedOn: z.string().nullable(),
        dueOn: z.string().nullable(),
        corrects: z.string().nullable(),
        recipient: z.string(),
        seals: z.array(z.string()).meta({ description: "Titles of the boxes for seals; none: no boxes" }),
        notes: z.array(z.string()),
      })
      .meta({ description: "Texts of the form in the language and era asked for" }),
  })
  .meta({ id: "Statement" });

const amounts = { net: z.int(), tax: z.int(), total: z.int() };
export const amountsSchema = z.object(amounts);

export const readinessSchema = z.object({
  isOver: z.boolean(),
  daysDue: z.int().meta({ description: "Machine-days whose books are still to be made" }),
  disputes: z.int().meta({ description: "Disputed bookings that wait for the committee" }),
  isReady: z.boolean(),
});

export const settlementMonthSchema = z.object({
  month: z.string(),
  status: z.enum(["draft", "published"]),
  publishedAt: z.string().nullable(),
  ledgerVersion: z.int().nullable(),
  statements: z.int().nullable(),
  total: amountsSchema.nullable().meta({ description: "Of the statements that stand open to the caller" }),
});

export const settlementSchema = z
  .object({
    month: z.string(),
    status: z.enum(["draft", "published"]),
    publishedAt: z.string().nullable(),
    ledgerVersion: z.int(),
    items: z.array(statementSchema),
    next: z.null(),
    total: amountsSchema.meta({ description: "Sum of the statements listed" }),
    uncharged: z
      .object({
        use: z.array(
          z.object({
            reason: z.enum(["unassigned", "noFee"]),
            company: z.string().nullable(),
            machine: z.string(),
            hours: z.number(),
          }),
        ),
        costs: z.array(z.object({ cost: z.string(), amount: z.int() })),
      })
      .nullable()
      .meta({ description: "What no statement charges; for the committee" }),
    readiness: readinessSchema.nullable(),
    differing: z
      .array(z.string())
      .nullable()
      .meta({ description: "Companies whose published charges differ from the books now: to be corrected" }),
  })
  .meta({ id: "Settlement" });

export const companyStatementsSchema = z.object({
  month: z.string(),
  company: z.string(),
  items: z.array(statementSchema).meta({ description: "The statement, then its corrections" }),
  next: z.null(),
  total: amountsSchema,
});
