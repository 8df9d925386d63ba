import { z } from "zod";
import { machineStates } from "../machine-state.ts";
import { idSchema } from "./topics.ts";
import { claimedVersion, wireVersion } from "./version.ts";

const micros = z.int();
const quality = z.int().min(0).max(0xffff_ffff);
/** null: the source gave no value; its quality says why. Numbers are finite by JSON's own grammar. */
const value = z.union([z.number(), z.string().max(4_096), z.boolean(), z.null()]);
const interval = { from: micros, until: micros };
const ordered = { error: "until must be after from" };
const isOrdered = (it: { from: number; until: number }) => it.until > it.from;

/** Samples of one signal as columns of equal length. `q` only when some quality is not good. */
export const sampleColumnSchema = z
  .strictObject({
    machine: idSchema,
    signal: idSchema,
    t: z.array(micros).min(1),
    v: z.array(value),
    q: z.array(quality).optional(),
  })
  .refine((it) => it.v.length === it.t.length && (it.q === undefined || it.q.length === it.t.length), {
    error: "t, v and q must have the same length",
  });

/**
 * A closed interval of one machine's state, at most one hour long and never across a full hour (UTC).
 * `derivation` 0 is the gateway's own; a re-derivation has a higher number and outranks it where both speak.
 * `rules` is the version of the rule set that derived it.
 */
export const stateIntervalSchema = z
  .strictObject({
    machine: idSchema,
    derivation: z.int().nonnegative(),
    rules: z.string().max(64),
    state: z.enum(machineStates),
    ...interval,
  })
  .refine(isOrdered, ordered)
  .refine((it) => it.until - it.from <= 3_600_000_000, { error: "at most one hour" });

/**
 * Something that happened to the data of a machine (or to one signal of it) between `from` and `until`:
 * - `gap`: the source could no longer give what it had (queue overflow, missed notifications)
 * - `source-down`: no connection to the source
 * - `lost`: the gateway had it and lost it (spool full, disk full, torn file)
 * - `clock-skew`: the source's clock was off by more than the limit; receipt times were used
 * - `clock-step`: time went backward at the source, or the gateway's own clock was set
 * `count` is the number of samples or intervals concerned, null when nobody can know.
 */
export const incidentKinds = ["gap", "source-down", "lost", "clock-skew", "clock-step"] as const;
export const incidentSchema = z
  .strictObject({
    machine: idSchema,
    signal: idSchema.nullable(),
    kind: z.enum(incidentKinds),
    reason: z.string().max(200),
    count: z.int().nonnegative().nullable(),
    ...interval,
  })
  .refine((it) => it.until >= it.from, { error: "until must not be before from" });

const envelope = {
  version: z.literal(wireVersion),
  session: z.string().regex(/^[0-9a-z-]{1,64}$/),
  number: z.int().nonnegative(),
  lane: z.enum(["states", "samples"]),
};

/** The whole batch. Intake validates the envelope first, then each element by itself, to reject only what is wrong. */
export const batchSchema = z.strictObject({
  ...envelope,
  samples: z.array(sampleColumnSchema),
  states: z.array(stateIntervalSchema),
  incidents: z.array(incidentSchema),
  /** Machine to the time up to which its states are settled and all sent (this batch included). */
  settled: z.record(idSchema, micros),
});

export const batchEnvelopeSchema = z.strictObject({
  ...envelope,
  samples: z.array(z.unknown()),
  states: z.array(z.unknown()),
  incidents: z.array(z.unknown()),
  settled: z.record(idSchema, micros),
});

export type SampleValue = z.infer<typeof value>;
export type SampleColumn = z.infer<typeof sampleColumnSchema>;
export type StateInterval = z.infer<typeof stateIntervalSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type Batch = z.infer<typeof batchSchema>;
export type BatchEnvelope = z.infer<typeof batchEnvelopeSchema>;
export type Lane = Batch["lane"];

/** The bytes that travel, and of which the digest is made. */
export const buildBatch = (batch: Batch): Buffer => Buffer.from(JSON.stringify(batch));

export type BatchReading =
  | { ok: true; envelope: BatchEnvelope }
  /** `newer`: made by a newer gateway; keep it there. `unparsable`: no version of this contract reads it. */
  | { ok: false; why: "newer" | "unparsable"; detail: string };

/** Reads the envelope only; elements are validated one by one by whoever stores them. */
export function parseBatch(payload: Uint8Array): BatchReading {
  let message: unknown;
  try {
    message = JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch (error) {
    return { ok: false, why: "unparsable", detail: `not JSON: ${(error as Error).message}` };
  }
  const version = claimedVersion(message);
  if (version !== undefined && version > wireVersion) {
    return {
      ok: false,
      why: "newer",
      detail: `batch version ${version}, this broker reads up to ${wireVersion}`,
    };
  }
  const read = batchEnvelopeSchema.safeParse(message);
  if (!read.success) return { ok: false, why: "unparsable", detail: z.prettifyError(read.error) };
  return { ok: true, envelope: read.data };
}
