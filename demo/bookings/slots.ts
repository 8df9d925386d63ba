import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { randomOf } from "../plant/random.ts";
import { down, type Slot, up } from "./slot.ts";
import type { Work } from "./work.ts";

type Standing = Interval & { readonly standing: NonNullable<Slot["standing"]> };

const quarter = 15 * MINUTE;
/** What nobody books less than. */
const shortest = 30 * MINUTE;
/** Too short to be booked for itself beside a standing slot. */
const least = 45 * MINUTE;

/** What is left of visits where standing slots take the time. */
function around(visits: readonly Work[], fixed: readonly Interval[]): Work[] {
  return visits.flatMap((visit) => {
    const cuts = fixed.filter((it) => it.from < visit.to && visit.from < it.until);
    const edges = [visit.from, ...cuts.flatMap((it) => [it.from, it.until]), visit.to];
    const pieces: Work[] = [];
    for (let index = 0; index < edges.length; index += 2) {
      const [from = 0, to = 0] = [edges[index], edges[index + 1]];
      if (cuts.length > 0 && to - from < least) continue;
      const downs = visit.downs.filter((it) => it.from >= from && it.to <= to);
      pieces.push({ from, to, downs, isTakenOver: index > 0 });
    }
    return pieces;
  });
}

/** As somebody would guess beforehand: mostly a little more than is needed, now and then too little. */
function guess(visit: Work, grid: Micros, key: readonly (string | number)[]): Interval {
  const random = randomOf(...key, "guess", visit.from);
  const from = random() < 0.15 ? up(visit.from, grid) : down(visit.from - random() * 15 * MINUTE, grid);
  const until = random() < 0.16 ? down(visit.to, grid) : up(visit.to + random() * 15 * MINUTE, grid);
  return { from, until: Math.max(until, from + grid) };
}

/**
 * Slots around what the machine does, ordered and disjoint with the changeover between them, inside opening hours.
 * Of neighbours, the first gives way on the last quarter of an hour before the second begins to work.
 */
export function slotsAround(given: {
  visits: readonly Work[];
  standing: readonly Standing[];
  open: readonly Interval[];
  changeover: Micros;
  grid: Micros;
  key: readonly (string | number)[];
}): Slot[] {
  const { standing, open, changeover, grid, key } = given;
  const wanted: Slot[] = [
    ...around(given.visits, standing).map((visit) => ({ ...guess(visit, grid, key), visit, standing: null })),
    ...standing.map((it) => ({ ...it, visit: null })),
  ].sort((a, b) => a.from - b.from);
  const slots: Slot[] = [];
  for (const [index, slot] of wanted.entries()) {
    const next = wanted[index + 1];
    const before = slots.at(-1);
    const doors = open.find((it) => it.from < slot.until && slot.from < it.until);
    if (!doors) continue;
    let from = Math.max(slot.from, doors.from);
    let until = Math.min(slot.until, doors.until);
    if (!slot.standing) {
      if (before) from = Math.max(from, before.until + changeover);
      if (next) until = Math.min(until, meeting(slot, next) - changeover);
    } else if (before && before.until + changeover > from) {
      slots[slots.length - 1] = { ...before, until: from - changeover };
    }
    if (until - from >= shortest) slots.push({ ...slot, from, until });
  }
  return slots.filter((it) => it.until - it.from >= shortest);
}

/** Where a slot gives way to the next one: before the next one's work begins, even if its own is not done. */
function meeting(slot: Slot, next: Slot): Micros {
  if (next.standing || !slot.visit || !next.visit) return next.from;
  return down(next.visit.from, quarter);
}
