import { z } from "zod";
import { durationOr, durationSchema } from "./duration.ts";

/** What the committee decides. */
export const policiesSchema = z.strictObject({
  /** A gap of unknown at most this long, in use on both sides, is bridged. */
  bridge: durationOr("120 s"),
  retention: z
    .strictObject({
      /** Raw samples in InfluxDB; `forever` keeps all. */
      influx: z.union([z.literal("forever"), durationSchema]).prefault("400 d"),
      /** Raw samples in the embedded store. */
      sqlite: z.union([z.literal("forever"), durationSchema]).prefault("30 d"),
    })
    .prefault({}),
});
