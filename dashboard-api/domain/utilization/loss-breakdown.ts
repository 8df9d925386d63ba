import { isInUse } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";

export const lossClasses = [
  "running",
  "setup",
  "held",
  "idleBooked",
  "idleUnbooked",
  "down",
  "off",
  "unknown",
  "lost",
] as const;
export type LossClass = (typeof lossClasses)[number];

/** Where planned busy time went; the classes sum to it. Bridged time is in the class concluded. */
export function lossBreakdown(lines: Iterable<LedgerLine>): Record<LossClass, Micros> {
  const losses = Object.fromEntries(lossClasses.map((name) => [name, 0])) as Record<LossClass, Micros>;
  for (const { plan, state, slot, duration } of lines) {
    if (plan !== "open") continue;
    losses[state === "idle" ? (slot === null ? "idleUnbooked" : "idleBooked") : state] += duration;
  }
  return losses;
}

/** In-use time outside planned busy time: in closed hours, and during planned maintenance. */
export function useOutsidePlan(lines: Iterable<LedgerLine>): { closed: Micros; maintenance: Micros } {
  const outside = { closed: 0, maintenance: 0 };
  for (const { plan, state, duration } of lines) {
    if (plan !== "open" && isInUse(state)) outside[plan] += duration;
  }
  return outside;
}
