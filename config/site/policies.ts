import { z } from "zod";
import { durationOr, durationSchema } from "./duration.ts";

/** What the committee decides. */
export const policiesSchema = z.strictObject({
  bridge: durationOr("120 s").describe(
    "A gap of unknown at most this long, in use on both sides, is bridged",
  ),
  retention: z
    .strictObject({
      influx: z
        .union([z.literal("forever"), durationSchema])
        .prefault("400 d")
        .describe("Raw samples in InfluxDB"),
      sqlite: z
        .union([z.literal("forever"), durationSchema])
        .prefault("30 d")
        .describe("In the embedded store"),
    })
    .describe("How long raw samples are kept; states are kept forever")
    .prefault({}),
});
