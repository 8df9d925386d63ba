import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { datedMapSchema, datedValueSchema } from "./dated.ts";
import { dateSchema } from "./hours.ts";
import { bilingualSchema } from "./text.ts";

const roundingSchema = z.enum(["floor", "round", "ceil"]);
const taxClassSchema = z.string().min(1).describe("A class of tax.classes");

const penaltySchema = z.strictObject({
  share: z.number().min(0).max(10).default(1).describe("Share of the hourly price for the time"),
  amount: z.int().nonnegative().default(0).describe("Whole yen on top, once"),
});

const fixedCostSchema = z
  .strictObject({
    id: idSchema,
    name: bilingualSchema.describe("As it stands on statements"),
    machine: idSchema.describe("Machine it is for; absent: the cluster's own").optional(),
    monthly: datedValueSchema(z.int()).describe(
      "Whole yen a month, before tax; below 0 for what comes in. A change holds from the month of its day on",
    ),
    from: dateSchema.describe("First month: that of this day"),
    to: dateSchema.describe("Last month: that of this day; absent: it goes on").optional(),
    taxClass: taxClassSchema.default("standard"),
  })
  .refine((it) => it.to === undefined || it.to >= it.from || !dateSchema.safeParse(it.from).success, {
    error: "a day that is not before from",
    path: ["to"],
  });

/** How a month's cost is divided and told 精算. */
export const settlementSchema = z.strictObject({
  issuer: z
    .strictObject({
      name: z.string().min(1).describe("Name on statements; absent: the cluster's Japanese name").optional(),
      invoiceNumber: z
        .string()
        .regex(/^T\d{13}$/, "T and 13 digits")
        .describe("登録番号: with it, statements have the fields of a 適格請求書")
        .optional(),
      address: z.string().min(1).optional(),
      contact: z.string().min(1).describe("Telephone or mail for questions").optional(),
      bank: z.string().min(1).describe("Where to pay to 振込先").optional(),
      seals: z
        .array(z.string().min(1))
        .max(6)
        .default([])
        .describe("Titles over the boxes for seals 押印欄; none: no boxes"),
    })
    .describe("Who issues statements")
    .prefault({}),
  rounding: roundingSchema.default("floor").describe("How the amount of a line is brought to whole yen"),
  tax: z
    .strictObject({
      rounding: roundingSchema.default("floor").describe("How tax is brought to whole yen, once per rate"),
      classes: z
        .record(z.string().min(1), datedValueSchema(z.number().min(0).max(100).nullable()))
        .default({ standard: 10, reduced: 8, untaxed: null })
        .describe("Rate in percent of each tax class; null: not taxed 非課税・不課税"),
    })
    .describe("Consumption tax")
    .prefault({}),
  lateCancel: datedMapSchema(penaltySchema)
    .describe("What a slot given up too late and not booked again pays")
    .prefault({}),
  noShow: datedMapSchema(penaltySchema).describe("What a slot pays whose holder did not come").prefault({}),
  paymentDays: z.int().min(1).max(365).default(30).describe("Days from issue to the day of payment"),
  fixedCosts: z.array(fixedCostSchema).default([]).describe("Costs that run on, divided by entitlement"),
});

export type SettlementSettings = z.infer<typeof settlementSchema>;
