import { z } from "zod";
import { machineStates } from "../machine-state.ts";
import { idSchema } from "./topics.ts";
import { wireVersion } from "./version.ts";

/**
 * The open state interval of a machine, retained on its `live` topic. The state holds on [since, confirmedAt);
 * later it is unknown. No process values: they belong to whoever has the slot.
 */
export const liveSchema = z.strictObject({
  version: z.literal(wireVersion),
  machine: idSchema,
  state: z.enum(machineStates),
  since: z.int(),
  confirmedAt: z.int(),
  /** Everything before this time has been put into closed intervals. */
  settledUntil: z.int(),
  /** Version of the rule set. */
  rules: z.string(),
  /** After this many microseconds without a newer message the machine is unknown. */
  staleAfter: z.int().positive(),
  /** False for recordings: their time is not the wall clock's, so staleness cannot be told from it. */
  wallClock: z.boolean(),
});

export type Live = z.infer<typeof liveSchema>;

export const buildLive = (live: Live): Buffer => Buffer.from(JSON.stringify(live));

/** undefined when it is no live message of this version. */
export function parseLive(payload: Uint8Array): Live | undefined {
  try {
    return liveSchema.safeParse(JSON.parse(Buffer.from(payload).toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
