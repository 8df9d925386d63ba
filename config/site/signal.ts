import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { durationOr } from "./duration.ts";
import { bilingualSchema } from "./text.ts";

/**
 * How an OPC UA node is named: namespace URI and identifier (`nsu=http://vendor/;s=Spindle.Speed`, the form of
 * OPC 10000-6, 5.1.12; `i=2258` alone is of the OPC UA namespace), or a browse path from the Objects folder whose
 * parts may carry a namespace URI: `/Machines/http://vendor/:Mill/State`. Namespace indexes are refused: they move.
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
  /** The source that gives it. */
  source: idSchema,
  name: bilingualSchema.optional(),
  type: z.enum(["number", "text", "boolean"]).default("number"),
  unit: z.string().default(""),
  /** OPC UA only. */
  node: nodeSchema.optional(),
  /** OPC UA only: how often the server looks at the value. */
  sampling: durationOr("1 s"),
  /** OPC UA only: how many values the server keeps between two publishes. */
  queue: z.int().min(1).max(100_000).default(20),
  /** OPC UA only: smallest change worth reporting, in the signal's unit. */
  deadband: z.number().nonnegative().default(0),
});

export type Signal = z.infer<typeof signalSchema>;
