import { DAY, HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { holdsMachine } from "../../dashboard-api/bookings/booking.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { randomOf } from "../plant/random.ts";
import type { DemoCalendar } from "./calendar.ts";
import { castOf } from "./cast.ts";
import { recordsOf } from "./records.ts";
import { type Ask, actorOf, idOf, type Story, type Wait } from "./story.ts";
import { waitFor } from "./wait.ts";

/** Who asks for a machine's good hours again and again, and finds them taken. */
const askers = [
  { machine: "mc-5axis", company: "hoshizora", every: 8.2, hour: 13, length: 4, weeks: 4 },
  { machine: "mc-5axis", company: "tenryu-kinzoku", every: 13.4, hour: 10, length: 3, weeks: 2 },
];

/** Time that others have at a moment. */
function takenAt(stories: readonly Story[], at: Micros): Interval[] {
  const latest = new Map(recordsOf(stories, at).map(({ after }) => [after.id, after]));
  return [...latest.values()].filter(holdsMachine).map((it) => ({ from: it.from, until: it.excludedUntil }));
}

/**
 * What was asked for in vain: the same hours of the same weekday, some weeks in a row, in one request; and the places in
 * line for the last of them. `stories` are those of the machine.
 */
export function unmetAsks(given: {
  site: Site;
  machine: string;
  calendar: DemoCalendar;
  key: readonly (string | number)[];
  stories: readonly Story[];
  from: Micros;
  to: Micros;
}): { asks: Ask[]; waits: Wait[] } {
  const { site, machine, calendar, key, stories, from, to } = given;
  const asks: Ask[] = [];
  const waits: Wait[] = [];
  for (const asker of askers.filter((it) => it.machine === machine)) {
    const { company, every, hour, length, weeks } = asker;
    for (let day = from + 2 * DAY; day < to; day += every * DAY) {
      const random = randomOf(...key, "ask", company, Math.floor(day / DAY));
      const at = Math.round(calendar.deskTime(day + 13 * HOUR, 0, random));
      const taken = takenAt(stories, at);
      const isTaken = (slot: Interval) => taken.some((it) => it.from < slot.until && slot.from < it.until);
      // Midnight UTC is nine o'clock in Tokyo.
      const morning = Math.floor(at / DAY) * DAY + (hour - 9) * HOUR;
      const options = [2, 3, 4, 5, 6].map((first) =>
        Array.from({ length: weeks }, (_, week) => morning + (first + 7 * week) * DAY)
          .map((begin) => ({ from: begin, until: begin + length * HOUR }))
          .filter((slot) => calendar.isGood(slot) && isTaken(slot)),
      );
      const slots = options.reduce((most, it) => (it.length > most.length ? it : most));
      const request = idOf(...key, "ask", company, at);
      // For the last of them it waits in line.
      const hoped = slots.at(-1);
      if (!hoped) continue;
      asks.push({ request, company, machine, at, slots: slots.slice(0, -1) });
      const { booker, details } = castOf(site, machine, company, [...key, "ask", at]);
      const subject = { id: idOf(...key, "hope", company, at), machine, company, ...details, job: null };
      const since = at + Math.floor((1 + 3 * random()) * MINUTE);
      const wait = waitFor({ subject, slot: hoped, booker: actorOf(booker, "member"), since });
      waits.push({ ...wait, request });
    }
  }
  return { asks, waits };
}
