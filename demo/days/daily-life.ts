import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { bookedAhead, localMorning } from "../bookings/booked-ahead.ts";
import { planBookings } from "../bookings/plan-bookings.ts";
import type { MachinePlan } from "../bookings/plan-machine.ts";
import type { Step, Story } from "../bookings/story.ts";
import type { Ask } from "../committee/ask.ts";
import { begin, goOn, standInLine, takeOffers, unlessRefused } from "./act.ts";

/** What the demo's people do while it runs, each thing at its time and by the API, as everybody else. */
export interface DailyLife {
  /** Does what is due. Rejects when the API does not answer; what was not done then is done the next time. */
  goOn(now: Micros): Promise<void>;
}

interface Deed {
  readonly at: Micros;
  readonly key: string;
  readonly act: () => Promise<unknown>;
}

/**
 * Follows the plan that the demo's first bookings were made of: what it says from `since` on is done when its time comes,
 * and each local day a day more is planned. What others booked or changed meanwhile stands in people's way, as in life.
 */
export function createDailyLife(given: {
  site: Site;
  seed: string;
  /** Begin of the bookings. */
  from: Micros;
  /** Until then everything has been done. */
  since: Micros;
  ask: Ask;
}): DailyLife {
  const { site, seed, ask } = given;
  const { zone } = site.cluster;
  const from = localMorning(given.from, zone);
  const planUntil = (to: Micros) => planBookings({ site, seed, from, to });
  let horizon = localMorning(given.since + bookedAhead, zone);
  let plan: MachinePlan = planUntil(horizon);
  let since = given.since;
  /** Stories that were in the plan when bookings were last made, or that have begun since. */
  const known = new Set(plan.stories.map(({ id }) => id));
  /** What the API calls the bookings that were made here; undefined: it would not have them. */
  const made = new Map<string, string | undefined>();
  const places = new Set<string>();
  const done = new Set<string>();

  const lookAhead = (now: Micros) => {
    const next = localMorning(now + bookedAhead, zone);
    if (next <= horizon) return;
    horizon = next;
    plan = planUntil(next);
  };
  const beginning = (story: Story, step: Step, at: Micros): Deed => ({
    ...{ at, key: `${story.id} 0` },
    act: async () => {
      known.add(story.id);
      made.set(story.id, await begin(ask, story, step));
    },
  });
  const deedsOf = (story: Story, now: Micros): Deed[] => {
    const [first] = story.steps;
    if (!first) return [];
    const { wait } = story;
    const isDue = (at: Micros) => at > since && at <= now;
    if (wait) return lineDeeds([wait], isDue);
    const place = "booking" in first.change ? first.change.booking : undefined;
    // A weekly series was asked for long before its later dates came in sight.
    const isOverdue = !known.has(story.id) && first.at <= since && place !== undefined && place.from > now;
    return story.steps.flatMap((step, index): Deed[] => {
      if (index === 0)
        return isDue(step.at) || isOverdue ? [beginning(story, step, Math.max(step.at, since))] : [];
      if (!isDue(step.at)) return [];
      const act = async () => {
        const id = made.has(story.id) ? made.get(story.id) : story.id;
        if (id !== undefined) await goOn(ask, id, story, step);
      };
      return [{ at: step.at, key: `${story.id} ${index}`, act }];
    });
  };
  const lineDeeds = (waits: MachinePlan["waits"], isDue: (at: Micros) => boolean): Deed[] =>
    waits.flatMap((wait) => {
      const at = wait.steps[0]?.at;
      if (at === undefined || !isDue(at)) return [];
      const act = async () => {
        const id = await standInLine(ask, wait);
        if (id) places.add(id);
      };
      return [{ at, key: wait.id, act }];
    });
  /** Time that is asked for although others have it: demand that is not met. */
  const askDeeds = (now: Micros): Deed[] =>
    plan.asks.flatMap(({ request, company, machine, at, slots }) => {
      if (at <= since || at > now) return [];
      const act = async () => {
        for (const slot of slots)
          await unlessRefused(
            ask(`demo-member-${company}`, "POST", "/api/v1/bookings", {
              ...{ machine, from: new Date(slot.from / 1_000), to: new Date(slot.until / 1_000) },
            }),
          );
      };
      return [{ at, key: request, act }];
    });

  return {
    async goOn(now) {
      lookAhead(now);
      const isDue = (at: Micros) => at > since && at <= now;
      const deeds = [
        ...plan.stories.flatMap((story) => deedsOf(story, now)),
        ...lineDeeds(plan.waits, isDue),
        ...askDeeds(now),
      ].sort((a, b) => a.at - b.at);
      for (const { key, act } of deeds) {
        if (done.has(key)) continue;
        await act();
        done.add(key);
      }
      done.clear();
      since = now;
      await takeOffers(ask, places);
    },
  };
}
