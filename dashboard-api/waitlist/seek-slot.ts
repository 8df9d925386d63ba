import type { Machine } from "../../config/site/machine.ts";
import { readContext } from "../bookings/booking-context.ts";
import type { Query } from "../database/database.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import { passes } from "../domain/booking/judge.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { fittingSlot, type WantedSlot } from "../domain/waitlist/fitting-slot.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";
import type { WaitlistTools } from "./waitlist-tools.ts";

export type Seeker = Pick<WaitlistEntry, "company" | "details" | "passed"> & WantedSlot;

interface Search {
  readonly machine: Machine;
  /** Time that the slot must use some of. */
  readonly freed: readonly Interval[];
  readonly now: number;
  readonly notBefore: number;
  /** Time taken, changeover included. */
  readonly busy: readonly Interval[];
}

/** The rules as they are for a company that would have a slot; asked for once, and only when a slot is free. */
export const contextFor = (
  db: Query,
  tools: WaitlistTools,
  { company, details }: Pick<Seeker, "company" | "details">,
  machine: Machine,
  now: number,
): Promise<BookingContext> => readContext(db, tools.rules.rules(machine, now), { company, ...details }, now);

/** The slot a company in line would like best of what is free on a machine; null: there is none for it. */
export async function seekSlot(
  db: Query,
  tools: WaitlistTools,
  seeker: Seeker,
  { machine, freed, now, notBefore, busy }: Search,
): Promise<Interval | null> {
  const { policy, zone } = tools.rules.rules(machine, now);
  const passed = seeker.passed.filter((it) => it.machine === machine.id);
  const grid = { granularity: policy.granularity, zone, changeover: policy.changeover, notBefore };
  const isNew = (slot: Interval) => !passed.some((it) => it.from < slot.until && slot.from < it.until);
  const search = (rules: (slot: Interval) => boolean) =>
    fittingSlot(seeker, freed, busy, grid, (slot) => isNew(slot) && rules(slot));
  // Most have nothing to hope for: their rules need not be read.
  if (!search(() => true)) return null;
  const context = await contextFor(db, tools, seeker, machine, now);
  return search((slot) => passes({ machine: machine.id, company: seeker.company, ...slot }, context));
}
