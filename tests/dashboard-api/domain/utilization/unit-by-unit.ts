import { isInUse, isKnown, type MachineState } from "../../../../config/machine-state.ts";
import type { Booking, MachineStart } from "../../../../dashboard-api/domain/attribution/booking.ts";
import type { Interval } from "../../../../dashboard-api/domain/interval/interval.ts";

/** A machine's history as one state a unit of time, with its plan. */
export interface Story {
  units: readonly MachineState[];
  open: readonly Interval[];
  maintenance: readonly Interval[];
  bookings: readonly Booking[];
  starts: readonly MachineStart[];
}

/** Limits in units. */
export interface Limits {
  bridge: number;
  break: number;
  early: number;
}

/** Everything that the slow way knows of one unit. */
export interface Unit {
  t: number;
  isPlanned: boolean;
  state: MachineState;
  inferred: boolean;
  slot: Booking | undefined;
  /** undefined: not in use; null: nobody's. */
  owner: Booking | null | undefined;
  element: "APT" | "AUST" | "ADET" | "ADOT" | "outside" | "unknown";
}

const holds = (list: readonly Interval[], t: number) => list.some((it) => it.from <= t && t < it.until);

/** Looks left and right from an unknown unit for the two ends of its gap. */
function concluded(units: readonly MachineState[], t: number, limit: number) {
  const state = units[t] as MachineState;
  if (state !== "unknown") return { state, inferred: false };
  let [left, right] = [t, t];
  while (units[left] === "unknown") left -= 1;
  while (units[right] === "unknown") right += 1;
  const [before, after] = [units[left], units[right]];
  if (!before || !after || !isInUse(before) || !isInUse(after) || right - left - 1 > limit) {
    return { state, inferred: false };
  }
  return { state: before === after ? before : ("held" as const), inferred: true };
}

/** End of the run that begins at t: the end of its last use before a break that is long enough. */
function endOfRun(states: readonly MachineState[], t: number, limit: number): number {
  let [end, quiet] = [t, 0];
  for (let at = t; at < states.length && quiet < limit; at += 1) {
    const state = states[at] as MachineState;
    if (isInUse(state)) [end, quiet] = [at + 1, 0];
    else if (isKnown(state)) quiet += 1;
  }
  return end;
}

/** Walks through time once, remembering only whose run is going on and how long it has paused. */
function ownersOf({ bookings, starts }: Story, states: readonly MachineState[], limits: Limits) {
  const slotAt = (t: number) => bookings.find((it) => it.from <= t && t < it.until);
  const owners: (Booking | null | undefined)[] = [];
  let going = false;
  let owner: Booking | null = null;
  let quiet = 0;
  for (const [t, state] of states.entries()) {
    const entered = bookings.find((it) => it.from === t);
    if (going && entered && (owner === null || owner.company === entered.company)) owner = entered;
    for (const start of starts) {
      const told = bookings.find((it) => it.id === start.booking);
      if (going && start.at === t && told) owner = told;
    }
    owners.push(undefined);
    if (!isInUse(state)) {
      if (isKnown(state)) quiet += 1;
      if (quiet >= limits.break) going = false;
      continue;
    }
    if (!going) {
      const next = bookings.find((it) => it.from > t);
      const isEarly = next && next.from - t <= limits.early && next.from < endOfRun(states, t, limits.break);
      owner = slotAt(t) ?? (isEarly ? next : null);
    }
    [going, quiet] = [true, 0];
    owners[t] = owner;
  }
  return owners;
}

export function unitByUnit(story: Story, limits: Limits): Unit[] {
  const seen = story.units.map((_, t) => concluded(story.units, t, limits.bridge));
  const states = seen.map((it) => it.state);
  const owners = ownersOf(story, states, limits);
  const slots = states.map((_, t) => story.bookings.find((it) => it.from <= t && t < it.until));
  const ownUse = (booking: Booking) =>
    states.flatMap((_, t) => (owners[t]?.id === booking.id && slots[t]?.id === booking.id ? [t] : []));
  return states.map((state, t): Unit => {
    const slot = slots[t];
    const own = slot ? ownUse(slot) : [];
    const isDelay = own.length > 0 && t >= Math.min(...own) && t <= Math.max(...own);
    const rest = state === "idle" || state === "held" ? "ADOT" : "outside";
    return {
      ...{ t, state, slot, owner: owners[t], inferred: seen[t]?.inferred ?? false },
      isPlanned: holds(story.open, t) && !holds(story.maintenance, t),
      element: !isKnown(state)
        ? "unknown"
        : state === "running"
          ? "APT"
          : state === "setup"
            ? "AUST"
            : isDelay
              ? "ADET"
              : rest,
    };
  });
}
