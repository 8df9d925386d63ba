import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { datedMapSchema } from "./dated.ts";

/** What a company pays as: 会員, 域内中小企業, 大企業, 域外. */
export const feeClasses = ["member", "localSmall", "large", "outside"] as const;
export const feeClassSchema = z.enum(feeClasses);

const yen = z.int().nonnegative();

/** In the cluster's currency, before tax. */
const feeSchema = z.strictObject({
  base: yen.default(0).describe("Once a booking that was kept 基本料"),
  hourly: z.number().nonnegative().describe("Per chargeable hour 時間単価"),
  minimum: yen.default(0).describe("Least charge for a booking that was kept 最低料金"),
  taxClass: z.string().min(1).default("standard").describe("Tax class of the settlement"),
});

const machineFeesSchema = z.strictObject({
  machine: idSchema,
  member: datedMapSchema(feeSchema).optional(),
  localSmall: datedMapSchema(feeSchema).optional(),
  large: datedMapSchema(feeSchema).optional(),
  outside: datedMapSchema(feeSchema).optional(),
});

/** What use costs. */
export const feesSchema = z.strictObject({
  machines: z
    .array(machineFeesSchema)
    .default([])
    .describe("Fees by class; a class or machine that is not named pays the machine's rate per hour"),
});

export type FeesPolicy = z.infer<typeof feesSchema>;
