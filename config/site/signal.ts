import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { durationOr } from "./duration.ts";
import { bilingualSchema } from "./text.ts";

/**
 * How an OPC UA node is named: namespace URI and identifier (`nsu=http://vendor/;s=Spindle.Speed`, the form of
 * OPC 10000-6, 5.1.12; `i=2258` alone is of the OPC UA namespace), or a browse path from the Objects folder whose
 * parts may carry a namespace URI: `/Machines/http://vendor/:Mill/State` (a part without one is in the namespace of
 * the part before it, the first in that of OPC UA). Namespace indexes are refused: they move.
 */
const nodeSchema = z
  .string()
  .regex(
    /^(nsu=[^;]+;)?[sgib]=.+$|^\/.+/,
    "nsu=URI;s=NAME (or i=, g=, b=), or a browse path that begins with /",
  )
  .refine((node) => !node.startsWith("ns="), "the namespace's URI (nsu=...), since its index can change");

/** What is read from the machine. Process values belong to the company that has the slot. */
export const signalSchema = z.strictObject({
  id: idSchema,
  source: idSchema.describe("Id of the source that gives it"),
  name: bilingualSchema.optional(),
  type: z.enum(["number", "text", "boolean"]).default("number").describe("What its values are"),
  unit: z.string().default("").describe("Unit of measurement, as shown: kW, 1/min, degC"),
  node: nodeSchema
    .describe("OPC UA only: nsu=URI;s=NAME (i=, g=, b=), or a browse path that begins with /")
    .optional(),
  sampling: durationOr("1 s").describe("OPC UA only: how often the server looks at the value"),
  queue: z
    .int()
    .min(1)
    .max(100_000)
    .default(20)
    .describe("OPC UA only: how many values the server keeps between two publishes"),
  deadband: z
    .number()
    .nonnegative()
    .default(0)
    .describe("OPC UA only: smallest change worth reporting, in the signal's unit"),
  activity: z
    .number()
    .nonnegative()
    .describe(
      "A change by more than this, in the signal's unit, shows people at the machine (spindle, axis, door): its booking " +
        "is no no-show. 0: any change, also of texts and booleans",
    )
    .optional(),
});

export type Signal = z.infer<typeof signalSchema>;
