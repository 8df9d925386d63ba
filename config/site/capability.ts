import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { bilingualSchema } from "./text.ts";

const millimetres = z.number().positive();

/** Something a machine can make, as a customer would ask for it. */
export const capabilitySchema = z.strictObject({
  process: idSchema.describe("What it does, an id that machines share: milling-5axis, wire-edm, measuring"),
  name: bilingualSchema.describe("What people call the process").optional(),
  envelope: z
    .strictObject({
      x: millimetres.optional(),
      y: millimetres.optional(),
      z: millimetres.optional(),
      diameter: millimetres.optional(),
    })
    .describe("Largest part, in mm")
    .optional(),
  tolerance: millimetres.describe("What can be held, in mm").optional(),
  materials: z.array(z.string().min(1)).default([]).describe("Materials it works"),
});
export type Capability = z.infer<typeof capabilitySchema>;
