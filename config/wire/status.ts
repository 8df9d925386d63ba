import { z } from "zod";
import { toldSchema } from "./message.ts";
import { idSchema } from "./topics.ts";
import { wireVersion } from "./version.ts";

const laneSchema = z.strictObject({
  batches: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Time the oldest batch not yet acknowledged was sealed; null when there is none. */
  oldest: z.int().nullable(),
});

export const sourceStatusSchema = z.strictObject({
  source: idSchema,
  protocol: z.enum(["opcua", "mqtt"]),
  state: z.enum(["connecting", "connected", "down", "refused"]),
  since: z.int(),
  /** What a person should know or do: the last error, a certificate to approve (with its fingerprint). */
  detail: z.string(),
  /** The parts of `detail`, each by its code; absent from older gateways. */
  messages: z.array(toldSchema).optional(),
  samples: z.int().nonnegative(),
  /** Values that no signal of the site file wanted, or that could not be read. */
  discarded: z.int().nonnegative(),
  /** Source clock minus gateway clock, microseconds; null when the source tells no time. */
  skew: z.int().nullable(),
  backwardSteps: z.int().nonnegative(),
  /** Signal id (`machine/signal`) to why it cannot be read. */
  faults: z.record(z.string(), z.string()),
  /** When the server's or the own certificate ends, whichever is first. */
  certificateExpires: z.int().nullable(),
});

/** Retained on the gateway's `status` topic; the last will is the offline form. */
export const statusSchema = z.discriminatedUnion("online", [
  z.strictObject({ version: z.literal(wireVersion), gateway: idSchema, online: z.literal(false) }),
  z.strictObject({
    version: z.literal(wireVersion),
    gateway: idSchema,
    online: z.literal(true),
    at: z.int(),
    software: z.string(),
    /** SHA-256 of the site file as loaded. */
    site: z.string(),
    session: z.string(),
    spool: z.strictObject({
      states: laneSchema,
      samples: laneSchema,
      /** Parts the store can never take, kept for a person. */
      rejected: z.int().nonnegative(),
      /** Samples and intervals given up for want of room since the spool was made. */
      lost: z.int().nonnegative(),
      /** Why batches are refused, or empty. */
      refused: z.string(),
    }),
    clock: z.strictObject({ synchronized: z.boolean() }),
    /** What a person must look at now: a damaged or full disk. Older gateways send sentences. Absent and empty are the same. */
    alarms: z.array(toldSchema).optional(),
    sources: z.array(sourceStatusSchema),
  }),
]);

export type SourceStatus = z.infer<typeof sourceStatusSchema>;
export type Status = z.infer<typeof statusSchema>;

export const buildStatus = (status: Status): Buffer => Buffer.from(JSON.stringify(status));

/** undefined when it is no status of this version. */
export function parseStatus(payload: Uint8Array): Status | undefined {
  try {
    return statusSchema.safeParse(JSON.parse(Buffer.from(payload).toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
