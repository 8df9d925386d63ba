import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { dateSchema } from "./hours.ts";

/** Public money with a purpose 補助金. */
export const grantSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).describe("As the notice of award writes it"),
  number: z.string().min(1).describe("Number of the notice of award 交付決定番号").optional(),
  purpose: z.string().min(1).describe("What the money was given for 補助事業の目的"),
  fiscalYearStart: z
    .int()
    .min(1)
    .max(12)
    .describe("Month in which the fiscal year of its reports begins; absent: the cluster's")
    .optional(),
});

const fundedSchema = z.strictObject({
  grant: idSchema,
  amount: z.int().positive().describe("Part of the price that this grant paid, in the cluster's currency"),
  restrictedUntil: dateSchema
    .describe("Last day on which disposal, transfer or lending needs approval 処分制限期間")
    .optional(),
});

/** What was bought with grants, as the association's books list it 取得財産. */
export const assetSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1).describe("As the register of acquired property writes it"),
    machines: z.array(idSchema).min(1).describe("Machines of this file that belong to it"),
    acquired: dateSchema.describe("Day of acquisition 取得年月日"),
    price: z.int().positive().describe("Price in the cluster's currency 取得価格"),
    funded: z.array(fundedSchema).default([]).describe("Which grants paid how much of it"),
  })
  .refine(({ price, funded }) => !(funded.reduce((sum, it) => sum + it.amount, 0) > price), {
    path: ["funded"],
    error: "amounts that together are no more than the price",
  });

export type GrantDescription = z.infer<typeof grantSchema>;
export type AssetDescription = z.infer<typeof assetSchema>;
