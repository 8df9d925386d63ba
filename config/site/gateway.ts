import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { durationOr } from "./duration.ts";
import { sourceSchema } from "./source.ts";

/** An edge device. It serves the machines whose signals name its sources. */
export const gatewaySchema = z.strictObject({
  id: idSchema,
  spool: z
    .strictObject({
      capacity: z.int().min(16).default(4_096).describe("Largest size of the file, MiB"),
      keepFree: z.int().nonnegative().default(512).describe("Free disk to leave to others, MiB"),
      keepAcknowledged: durationOr("7 d").describe(
        "How long acknowledged batches stay, to fill a restored store again",
      ),
    })
    .describe("The queue on disk")
    .prefault({}),
  sources: z.array(sourceSchema).min(1),
});
export type Gateway = z.infer<typeof gatewaySchema>;
