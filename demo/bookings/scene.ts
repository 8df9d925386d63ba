import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import type { DemoCalendar } from "./calendar.ts";
import type { Habit } from "./habits.ts";
import { office } from "./people.ts";
import { actorOf, idOf, type Story } from "./story.ts";
import { beginStory, type Teller } from "./told.ts";

/** One machine, and what stories about it need to know. */
export interface Scene {
  readonly machine: string;
  readonly habit: Habit;
  readonly calendar: DemoCalendar;
  readonly key: readonly (string | number)[];
  begin(
    company: string,
    slot: Interval,
    more?: { asked?: Micros; series?: string; isRefused?: boolean; inLineSince?: Micros },
  ): Teller;
  block(kind: "maintenance" | "outage", time: Interval, at: Micros, reason: string): Story;
  /** Whether the machine tells that it is off. */
  readonly tellsOff: boolean;
  isLate(from: Micros, at: Micros): boolean;
  /** Whether nobody ever has that time, but for the holder of `slot`. */
  isFree(time: Interval, slot: Interval): boolean;
}

export function createScene(given: {
  site: Site;
  machine: string;
  habit: Habit;
  calendar: DemoCalendar;
  key: readonly (string | number)[];
  tellsOff: boolean;
  /** All slots of the machine. */
  slots: readonly Interval[];
}): Scene {
  const { site, machine, calendar, key, slots } = given;
  const { changeover, lateCancellation } = calendar.policy;
  return {
    ...{ machine, calendar, key, habit: given.habit, tellsOff: given.tellsOff },
    begin: (company, slot, more = {}) => beginStory({ site, calendar, machine, company, slot, key, ...more }),
    block(kind, { from, until }, at, reason) {
      const booking = {
        ...{ id: idOf(...key, kind, from), machine, kind, company: null, from, until, excludedUntil: until },
        ...{ takenAt: at, series: null, purpose: "within" as const, grant: null, job: null },
        ...{ person: null, mentor: null },
      };
      const actor = actorOf(office, "office");
      return {
        id: booking.id,
        machine,
        steps: [{ at, actor, actedFor: null, reason, change: { kind: "blocked", booking } }],
      };
    },
    isLate: (from, at) => from - at < lateCancellation,
    isFree: (time, slot) =>
      calendar.open.some((it) => it.from <= time.from && time.until <= it.until) &&
      slots.every(
        (it) =>
          it.from === slot.from || it.until + changeover <= time.from || time.until + changeover <= it.from,
      ),
  };
}
