import { z } from "zod";
import { wireVersion } from "./version.ts";

/** Part of a batch that the store can never take: element `index` of `list`, or only its rows [first, end). */
export const rejectionSchema = z.strictObject({
  list: z.enum(["batch", "samples", "states", "incidents"]),
  index: z.int().nonnegative(),
  rows: z.tuple([z.int().nonnegative(), z.int().positive()]).optional(),
  reason: z.string(),
});

/**
 * The application's acknowledgement. It echoes session, number and the payload's SHA-256 (hex), so that a cloned
 * or replaced spool can never confirm what was not stored.
 * - `stored`: the store has accepted everything but what `rejected` names
 * - `busy`: not stored; send again after `retryAfter` milliseconds
 * - `refused`: not stored and not lost: the sender keeps it and somebody must act (`reason` says who and how)
 */
export const ackSchema = z.strictObject({
  version: z.literal(wireVersion),
  session: z.string(),
  number: z.int().nonnegative(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  outcome: z.discriminatedUnion("result", [
    z.strictObject({ result: z.literal("stored"), rejected: z.array(rejectionSchema) }),
    z.strictObject({ result: z.literal("busy"), retryAfter: z.int().positive() }),
    z.strictObject({ result: z.literal("refused"), reason: z.string() }),
  ]),
});

export type Rejection = z.infer<typeof rejectionSchema>;
export type Ack = z.infer<typeof ackSchema>;

export const buildAck = (ack: Ack): Buffer => Buffer.from(JSON.stringify(ack));

/** undefined when it is no acknowledgement of this version: the sender then resends after its timeout. */
export function parseAck(payload: Uint8Array): Ack | undefined {
  try {
    return ackSchema.safeParse(JSON.parse(Buffer.from(payload).toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
