import type { FactItem, PlanItem, Scale } from "./strip-data.ts";
import { span } from "./strip-data.ts";

/** Something of a strip that can be pointed at. */
export type Stop = { band: "plan"; item: PlanItem } | { band: "fact"; item: FactItem };

/** What a keyboard walks over: bookings, and facts wide enough to be seen, in the order of time. */
export function stopsOf(plan: readonly PlanItem[], fact: readonly FactItem[], scale: Scale): Stop[] {
  const isSeen = (narrowest: number) => (it: { from: number; to: number }) =>
    (span(scale, it.from, it.to)?.width ?? 0) >= narrowest;
  const stops: Stop[] = [
    ...plan.filter(isSeen(0.1)).map((item) => ({ band: "plan" as const, item })),
    ...fact.filter(isSeen(2)).map((item) => ({ band: "fact" as const, item })),
  ];
  return stops.sort((one, other) => one.item.from - other.item.from || (one.band === "plan" ? -1 : 1));
}

/** What is at a place of the picture. */
export function stopAt(
  plan: readonly PlanItem[],
  fact: readonly FactItem[],
  time: number,
  band: "plan" | "fact",
): Stop | undefined {
  const here = (it: { from: number; to: number }) => it.from <= time && time < it.to;
  if (band === "fact") {
    const item = fact.find(here);
    return item && { band, item };
  }
  const item = plan.find(here) ?? plan.find((it) => it.to <= time && time < (it.overrunUntil ?? it.to));
  return item && { band, item };
}

/** The same booking or state, also when it was told anew or has grown. */
export const isSameStop = (one: Stop | undefined, other: Stop | undefined): boolean =>
  one?.band === other?.band && one?.item.from === other?.item.from;
