import { z } from "zod";

/** Version of every message under `commons/v1`; a reader refuses a newer one and says so. */
export const wireVersion = 1;

/** The version a message claims, before anything else of it is trusted; undefined when it claims none. */
export function claimedVersion(message: unknown): number | undefined {
  return z.object({ version: z.int().positive() }).safeParse(message).data?.version;
}
