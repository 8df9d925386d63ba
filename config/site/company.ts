import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { datedValueSchema } from "./dated.ts";
import { feeClassSchema } from "./fees.ts";
import { dateSchema } from "./hours.ts";

export const companyRoles = ["member", "outsider", "public-lab", "supplier", "customer"] as const;

/** A company as it writes itself: names are never normalised. */
export const companySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).describe("Registered name, as the company writes it"),
  kana: z.string().describe("Reading of the name, for sorting").optional(),
  short: z.string().min(1).max(12).describe("Short name for charts and boards"),
  honorific: z.enum(["御中", "様"]).default("御中").describe("After the name on forms"),
  roles: z
    .array(z.enum(companyRoles))
    .min(1)
    .default(["member"])
    .describe("What the company is to the cluster"),
  corporateNumber: z
    .string("13 digits in quotes")
    .regex(/^\d{13}$/, "13 digits in quotes")
    .describe("法人番号: 13 digits, in quotes")
    .optional(),
  invoiceNumber: z
    .string()
    .regex(/^T\d{13}$/, "T and 13 digits")
    .describe("登録番号 of the invoice system: T and 13 digits")
    .optional(),
  feeClass: datedValueSchema(feeClassSchema)
    .describe("What it pays as; absent: member for a member, outside for all others")
    .optional(),
});

/** Money a company has in a machine, from that day on. */
export const fundingSchema = z
  .strictObject({
    company: idSchema,
    machine: idSchema,
    amount: z.number().positive().describe("In the cluster's currency"),
    since: dateSchema.describe("From this local day on it counts"),
    until: dateSchema.describe("Last local day, inclusive; absent: it is still in").optional(),
  })
  .refine((it) => it.until === undefined || it.until >= it.since || !dateSchema.safeParse(it.since).success, {
    error: "a day that is not before since",
    path: ["until"],
  });
