import { attribute } from "../../domain/attribution/attribute.ts";
import { minute } from "../time/instant.ts";
import type { FactItem, PlanItem } from "./strip-data.ts";

/** As usual; the verdict, which comes once the machine's data are settled, goes by the committee's. */
const policy = { breakLimit: 5 * minute, earlyLimit: 30 * minute };

/**
 * Bookings without a verdict as they look by what the machine did so far: how far use went on beyond their end, and how
 * much of their slot others' use took.
 */
export function asItRuns(plan: readonly PlanItem[], facts: readonly FactItem[]): readonly PlanItem[] {
  const now = facts.at(-1)?.to;
  if (now === undefined || !plan.some((it) => it.isPending && it.from < now)) return plan;
  const slots = plan.filter((it) => it.kind === "booking" && !it.isRequested);
  const uses = attribute(
    facts.map(({ from, to, state, isInferred = false }) => ({
      ...{ from, until: to, state, inferred: isInferred, derivation: null, rules: null },
    })),
    slots.map(({ id, label, from, to }) => ({ id, company: label ?? id, from, until: to })),
    slots.flatMap(({ id, startedAt }) => (startedAt === undefined ? [] : [{ at: startedAt, booking: id }])),
    policy,
  );
  return plan.map((item) => {
    if (!item.isPending) return item;
    const over = uses.findLast((it) => it.booking === item.id && it.kind === "overrun");
    const others = uses.filter((it) => it.blocks === item.id);
    const blockedFor = others.reduce((sum, it) => sum + it.until - it.from, 0);
    const isNow = (others.at(-1)?.until ?? 0) >= now;
    return {
      ...item,
      ...(over ? { overrunUntil: over.until } : {}),
      ...(blockedFor > 0 ? { blockedFor } : {}),
      ...(isNow ? { isBlockedNow: true } : {}),
    };
  });
}
