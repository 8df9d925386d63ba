import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { dateSchema } from "./hours.ts";

export const companyRoles = ["member", "outsider", "public-lab", "supplier", "customer"] as const;

/** A company as it writes itself: names are never normalised. */
export const companySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  /** Reading, for sorting. */
  kana: z.string().optional(),
  short: z.string().min(1).max(12),
  honorific: z.enum(["御中", "様"]).default("御中"),
  roles: z.array(z.enum(companyRoles)).min(1).default(["member"]),
  /** 13 digits (法人番号). */
  corporateNumber: z
    .string()
    .regex(/^\d{13}$/, "13 digits")
    .optional(),
  /** T and 13 digits (登録番号). */
  invoiceNumber: z
    .string()
    .regex(/^T\d{13}$/, "T and 13 digits")
    .optional(),
});

/** Money a company put into a machine, from that day on. */
export const fundingSchema = z.strictObject({
  company: idSchema,
  machine: idSchema,
  amount: z.number().positive(),
  since: dateSchema,
});
