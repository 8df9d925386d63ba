import type { MachineLine } from "../use/use-lines.ts";

/** The books as if some bookings had never been: their slots are free, their use did not happen, nobody was blocked. */
export const withoutBookings = <Line extends MachineLine>(
  lines: readonly Line[],
  missing: ReadonlySet<string>,
): Line[] =>
  lines.map((line) => {
    const slotIsMissing = line.slot !== null && missing.has(line.slot);
    const ownerIsMissing = line.owner !== null && missing.has(line.owner);
    return {
      ...line,
      ...(slotIsMissing ? { slot: null, slotCompany: null } : {}),
      ...(ownerIsMissing ? { owner: null, ownerCompany: null, kind: null, state: "idle" as const } : {}),
    };
  });
