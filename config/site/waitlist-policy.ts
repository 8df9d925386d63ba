import { z } from "zod";
import { durationOr } from "./duration.ts";

/** How freed slots go to companies in line. */
export const waitlistPolicySchema = z.strictObject({
  hold: durationOr("30 min").describe("How long a freed slot is held for the company it is offered to"),
  leastHold: durationOr("5 min").describe("Nobody is offered a slot that must be answered sooner than this"),
  mostPerCompany: z.int().positive().default(10).describe("In how many lines a company may stand at a time"),
});

export type WaitlistPolicy = z.infer<typeof waitlistPolicySchema>;
