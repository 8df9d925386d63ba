import { DAY, HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import { clip } from "../../dashboard-api/domain/interval/intersect.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { subtract } from "../../dashboard-api/domain/interval/subtract.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";
import { randomOf } from "../plant/random.ts";
import type { SimulatedMachine } from "../plant/simulated-machine.ts";
import { createTimeline } from "../plant/timeline.ts";
import { createCalendar } from "./calendar.ts";
import { pick } from "./cast.ts";
import { storiesOfVisit } from "./fates.ts";
import { habits, hoursOf } from "./habits.ts";
import { maintenanceOf, storiesOfIdle } from "./idle.ts";
import { createScene, type Scene } from "./scene.ts";
import type { Slot } from "./slot.ts";
import { slotsAround } from "./slots.ts";
import { standingSlots } from "./standing.ts";
import type { Ask, Story, Wait } from "./story.ts";
import { unmetAsks } from "./unmet.ts";
import { withoutCollisions } from "./without-collisions.ts";
import { visitsOf, type Work, workOf } from "./work.ts";

/** What the demo's people do about one machine. */
export interface MachinePlan {
  readonly stories: readonly Story[];
  readonly asks: readonly Ask[];
  /** Places in line that came to nothing. */
  readonly waits: readonly Wait[];
}

/** So much later a slot can still reach back into the window. */
const margin = 3 * DAY;

/** Some work is never booked. */
const isBooked = (scene: Pick<Scene, "key">, visit: Work) =>
  randomOf(...scene.key, "booked", visit.from)() > 0.06;

/** A slot that comes back every week; where others' work still runs, its people say that it is theirs now. */
function storyOfStanding(
  scene: Scene,
  slot: Slot & { standing: NonNullable<Slot["standing"]> },
  visits: readonly Work[],
) {
  const { company, series, takenAt } = slot.standing;
  const teller = scene.begin(company, slot, { asked: takenAt, series });
  const at = slot.from + 2 * MINUTE;
  if (visits.some((it) => it.from < at && at < it.to)) teller.own(at, { kind: "started" });
  return teller.end();
}

function storiesOfSlot(scene: Scene, slot: Slot, free: Micros, visits: readonly Work[]): Story[] {
  const { habit, calendar, key } = scene;
  const { standing } = slot;
  if (standing) return [storyOfStanding(scene, { ...slot, standing }, visits)];
  const weights = calendar.isGood(slot) ? habit.good : habit.rest;
  const company = pick(randomOf(...key, "who", slot.from), weights);
  return slot.visit ? storiesOfVisit({ scene, slot: { ...slot, visit: slot.visit }, company, free }) : [];
}

/**
 * The stories of all bookings of one machine that begin in [from, to), from what the plant really does there. Pure: a
 * later `to` adds stories and changes none.
 */
export function planMachine(given: {
  site: Site;
  machine: Machine;
  simulated: SimulatedMachine;
  seed: string;
  from: Micros;
  to: Micros;
}): MachinePlan {
  const { site, machine, from, to } = given;
  const habit = habits[machine.id];
  if (!habit) return { stories: [], asks: [], waits: [] };
  const key = [given.seed, machine.id];
  const calendar = createCalendar(site, machine, from - margin, to + margin);
  const { changeover } = calendar.policy;
  const works = workOf(createTimeline(given.seed, site, given.simulated), from, to + margin);
  const lengthAt = (at: Micros) => hoursOf(habit.visit, randomOf(...key, "length", at)());
  const visits = visitsOf(works, lengthAt, habit.pause);
  const booked = visits.filter((visit) => isBooked({ key }, visit));
  const slots = slotsAround({
    ...{ key, changeover, grid: habit.grid, visits: booked, open: calendar.open },
    standing: standingSlots(site, machine.id, key, calendar.open, from, to + margin),
  });
  const scene = createScene({
    ...{ site, machine: machine.id, habit, calendar, key, slots },
    tellsOff: given.simulated.reported("off") !== "unknown",
  });
  const taken = union([
    ...slots.map((it) => ({ from: it.from, until: it.until + changeover })),
    ...visits.map((it) => ({ from: it.from, until: it.to })),
  ]);
  const stories: Story[] = [];
  const held: Interval[] = [];
  for (const [index, slot] of slots.entries()) {
    const next = taken.find((it) => it.from >= slot.until + changeover);
    const doors = calendar.open.find((it) => it.from <= slot.from && slot.from < it.until);
    const after = slots[index + 1]?.from ?? to;
    const free = Math.min(after, next?.from ?? to, doors?.until ?? to) - changeover;
    const made = storiesOfSlot(scene, slot, Math.max(free, slot.until), visits);
    stories.push(...made);
    held.push(...made.flatMap(spansOf));
  }
  const busy = union([...taken, ...held]);
  for (const wanted of calendar.wanted) {
    for (const idle of subtract(clip([wanted], { from, until: to }), busy)) {
      if (idle.until - idle.from < HOUR) continue;
      const block = maintenanceOf(scene, idle);
      stories.push(...(block ? [block] : storiesOfIdle(scene, idle)));
    }
  }
  const whole = withoutCollisions(
    stories.filter((story) => {
      const begins = beginOf(story);
      return begins >= from && begins < to;
    }),
  );
  const unmet = unmetAsks({ site, machine: machine.id, calendar, key, stories: whole, from, to });
  return { stories: whole, ...unmet };
}

/** All times a story's booking ever holds, changeover included. */
export const spansOf = ({ steps }: Story): Interval[] =>
  steps.flatMap(({ change }) => {
    const place = "booking" in change ? change.booking : "until" in change ? change : undefined;
    return place ? [{ from: place.from, until: place.excludedUntil }] : [];
  });

/** Where a story's booking begins in the end. */
const beginOf = (story: Story): Micros => spansOf(story).at(-1)?.from ?? 0;
