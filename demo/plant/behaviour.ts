import type { MachineState } from "../../config/machine-state.ts";
import { HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Shift } from "./people-shifts.ts";
import type { Personality } from "./personality.ts";
import { between, type Random, randomOf } from "./random.ts";

/** What a machine really does; whether anybody learns of it is another matter. */
export type TrueState = Exclude<MachineState, "unknown" | "lost">;

export interface Segment {
  from: Micros;
  to: Micros;
  state: TrueState;
  /** Number of the job in the day; 0 between jobs. */
  job: number;
  /** Time the machine has been running since the day began, up to `from`. */
  ran: Micros;
}

/** A production day of one machine: from 06:00 local to the next. */
export interface DayPlan {
  from: Micros;
  to: Micros;
  /** When people are there; none on a closed day. */
  shifts: readonly Shift[];
  /** The work of the night before still runs when the day begins. */
  isCarriedOver: boolean;
}

const minutes = (random: Random, range: readonly [number, number]) =>
  Math.round(between(random, range) * 60) * 1_000_000;

/** Whether the night that begins on that day is worked through, and until when. */
const nightEnd = (key: readonly string[], who: Personality, plan: DayPlan, close: Micros): Micros => {
  const random = randomOf(...key, "night");
  if (random() >= who.night) return close;
  return Math.min(plan.to, close + minutes(random, who.nightRun));
};

/** On a closed day somebody may come all the same, nine to five. */
const closedDayShift = (key: readonly string[], who: Personality, plan: DayPlan): Shift | undefined =>
  plan.shifts.length === 0 && randomOf(...key, "overtime")() < who.overtime
    ? { from: plan.from + 3 * HOUR, to: plan.from + 11 * HOUR }
    : undefined;

/**
 * What one machine does on one production day: contiguous segments from its begin to its end. Pure: the same key
 * (seed, machine, date), personality and plan always give the same day, whichever days were asked for before.
 */
export function behaviourOn(key: readonly string[], who: Personality, plan: DayPlan): Segment[] {
  const segments: Segment[] = [];
  let at = plan.from;
  let ran = 0;
  const pass = (state: TrueState, until: Micros, job = 0) => {
    const to = Math.min(Math.max(until, at), plan.to);
    const before = segments.at(-1);
    if (to > at) {
      if (before?.state === state && before.job === job) before.to = to;
      else segments.push({ from: at, to, state, job, ran });
      if (state === "running") ran += to - at;
    }
    at = to;
  };
  const random = randomOf(...key);
  const overtime = closedDayShift(key, who, plan);
  const shifts = overtime ? [overtime] : plan.shifts;
  const [open, close] = [shifts[0]?.from, shifts.at(-1)?.to];
  if (open === undefined || close === undefined) {
    if (random() < who.closedDayRun) pass("running", plan.to, 1);
    pass("off", plan.to);
    return segments;
  }
  pass(plan.isCarriedOver ? "running" : "off", open + minutes(random, who.arrival));
  if (random() < who.freeDay) {
    pass("off", plan.to);
    return segments;
  }
  const lunch = middayBreak(shifts, random);
  pass("idle", at + minutes(random, [6, 15]));
  pass("setup", at + minutes(random, who.warmUp));
  let job = 0;
  while (at < close - HOUR / 2) {
    job += 1;
    if (at >= lunch.from && at < lunch.to) pass("idle", lunch.to);
    pass("setup", at + minutes(random, who.setup), job);
    work(job, Math.min(at + minutes(random, who.run), close));
    pass("idle", Math.min(at + minutes(random, who.pause), close));
  }
  const night = overtime ? close : nightEnd(key, who, plan, close);
  if (night > close) {
    pass("setup", at + minutes(random, who.setup), job + 1);
    pass("running", night, job + 1);
  }
  pass("idle", at + minutes(random, [3, 25]));
  pass("off", plan.to);
  return segments;

  function work(number: number, end: Micros) {
    while (at < end) {
      if (at >= lunch.from && at < lunch.to && !who.runsAtLunch) pass("idle", lunch.to);
      const stretch = Math.min(at + minutes(random, who.stretch), end);
      const stopsForLunch = !who.runsAtLunch && at < lunch.from && stretch > lunch.from;
      pass("running", stopsForLunch ? lunch.from : stretch, number);
      if (random() < who.breakdown) {
        pass("down", at + minutes(random, who.repair), number);
        pass("setup", at + minutes(random, [2, 10]), number);
      } else if (at < end && !stopsForLunch) pass("held", at + minutes(random, who.interruption), number);
    }
  }
}

/** Lunch is an hour around noon on days that are long enough for one. */
function middayBreak(shifts: readonly Shift[], random: Random): Shift {
  const [first, last] = [shifts[0], shifts.at(-1)];
  if (!first || !last || last.to - first.from < 6 * HOUR) return { from: 0, to: 0 };
  const from = first.from + 4 * HOUR + Math.round((random() - 0.3) * 15) * MINUTE;
  return { from, to: from + HOUR };
}

/** When nobody hears of the machine on that day: its network is away. Ordered, inside the day. */
export function networkGaps(key: readonly string[], who: Personality, plan: DayPlan): Shift[] {
  const random = randomOf(...key, "network");
  const count = Math.floor(who.gapsPerDay + random());
  const gaps = Array.from({ length: count }, () => {
    const from = plan.from + Math.floor(random() * (plan.to - plan.from - HOUR));
    return { from, to: from + minutes(random, who.gap) };
  });
  const storm = randomOf(...key, "storm");
  if (storm() < who.longGap) {
    const from = plan.from + Math.floor((2 + 7 * storm()) * HOUR);
    gaps.push({ from, to: from + Math.floor((2.5 + 3 * storm()) * HOUR) });
  }
  return gaps.sort((one, other) => one.from - other.from);
}
