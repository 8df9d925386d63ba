import { z } from "zod";
import { clusterSchema } from "./cluster.ts";
import { companySchema, fundingSchema } from "./company.ts";
import { fairnessSchema } from "./fairness.ts";
import { feesSchema } from "./fees.ts";
import { gatewaySchema } from "./gateway.ts";
import { assetSchema, grantSchema } from "./grant.ts";
import { machineSchema } from "./machine.ts";
import { policiesSchema } from "./policies.ts";
import { settlementSchema } from "./settlement.ts";

/** The whole site file, by itself; how its parts must fit together is checked in `references.ts`. */
export const siteSchema = z.strictObject({
  version: z.literal(1, "1, the version of the format that this program reads"),
  cluster: clusterSchema,
  companies: z.array(companySchema).min(1),
  machines: z.array(machineSchema).min(1),
  funding: z.array(fundingSchema).default([]),
  fairness: fairnessSchema.prefault({}),
  fees: feesSchema.prefault({}),
  grants: z.array(grantSchema).default([]).describe("Public money and its purposes"),
  assets: z.array(assetSchema).default([]).describe("What was bought with it"),
  settlement: settlementSchema.prefault({}),
  gateways: z.array(gatewaySchema).default([]),
  policies: policiesSchema.prefault({}),
});

export type Site = z.infer<typeof siteSchema>;
