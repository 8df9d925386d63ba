import { isInUse, isKnown, type MachineState } from "../../../../config/machine-state.ts";
import type { PlanItem } from "../../strip/strip-data.ts";
import type { Millis } from "../../time/instant.ts";

/** Whether a machine can be used now, and what comes next. */
export interface Standing {
  /**
   * `free`: open, nobody's slot, and not in use; `unseen`: nobody's slot, but nobody knows what the machine does;
   * `unbooked`: used outside of any slot; `overrun`: used since a slot that is over, into nobody's time or the next slot.
   */
  kind: "taken" | "blocked" | "overrun" | "unbooked" | "unseen" | "closed" | "broken" | "free";
  /** Whose slot it is. */
  slot: PlanItem | undefined;
  next: PlanItem | undefined;
  /** When it opens, while it is closed. */
  opens: Millis | undefined;
}

export function standingOf(given: {
  state: MachineState;
  since: Millis | null;
  plan: readonly PlanItem[];
  /** Opening hours of the days around; undefined: they are not known (yet). */
  open: readonly { from: Millis; to: Millis }[] | undefined;
  now: Millis;
}): Standing {
  const { state, since, plan, open, now } = given;
  const here = plan.filter((it) => it.from <= now && now < it.to);
  const slot = here.find((it) => it.kind !== "booking") ?? here[0];
  const next = plan.find((it) => it.from > now && it.kind === "booking");
  const told = { slot, next, opens: undefined };
  if (slot && slot.kind !== "booking") return { ...told, kind: "blocked" };
  if (slot) return { ...told, kind: slot.isBlockedNow ? "overrun" : "taken" };
  if (isInUse(state)) {
    const before = plan.findLast((it) => it.to <= now && it.kind === "booking");
    return { ...told, kind: before && since !== null && since < before.to ? "overrun" : "unbooked" };
  }
  if (!isKnown(state)) return { ...told, kind: "unseen" };
  if (state === "down") return { ...told, kind: "broken" };
  const isOpen = !open || open.some((it) => it.from <= now && now < it.to);
  if (!isOpen) return { ...told, kind: "closed", opens: open.find((it) => it.from > now)?.from };
  return { ...told, kind: "free" };
}
