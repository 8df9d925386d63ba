import { setImmediate as nextTurn } from "node:timers/promises";
import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { LivePicture } from "../live/live-picture.ts";
import { type BooksReader, UnknownVersion } from "./books-reader.ts";
import { type DayPlans, laterDay } from "./day-plan.ts";
import { createLineSums, keysOf } from "./group-lines.ts";
import { bookedDays, type LedgerSum, ledgerSums } from "./ledger-sums.ts";
import type { MachineBooks } from "./machine-books.ts";

/** Computed at once at most, so that memory is bounded and others are served in between. */
const longest = 31;

/** Local days that lie wholly inside a window, [from, to) as ISO dates. */
function wholeDays(plans: DayPlans, window: Interval): { from: string; to: string; count: number } {
  const first = plans.dayOf(window.from);
  const from = plans.interval(first).from === window.from ? first : laterDay(first, 1);
  const to = plans.dayOf(window.until);
  const count = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {
    largestUnit: "days",
  }).days;
  return { from, to, count: Math.max(0, count) };
}

/** Parts of a window on days that are not booked, none longer than a month. */
function unbookedTime(plans: DayPlans, window: Interval, isBooked: (day: string) => boolean): Interval[] {
  const parts: { from: Micros; until: Micros; days: number }[] = [];
  for (let day = plans.dayOf(window.from); ; day = laterDay(day, 1)) {
    const { from, until } = plans.interval(day);
    if (from >= window.until) return parts;
    const part = { from: Math.max(from, window.from), until: Math.min(until, window.until), days: 1 };
    const isWhole = part.from === from && part.until === until;
    if (isWhole && isBooked(day)) continue;
    const last = parts.at(-1);
    if (last?.until === part.from && last.days < longest) {
      last.until = part.until;
      last.days += 1;
    } else parts.push(part);
  }
}

/** Closed days from the ledger, all else live; the same lines either way. */
export function createBooksReader(given: {
  database: Database;
  books: MachineBooks;
  plans: DayPlans;
  site: Site;
  picture: Pick<LivePicture, "live">;
}): BooksReader {
  const { database, books, plans, site, picture } = given;
  const { fiscalYearStart } = site.cluster;

  return {
    async sums({ machines, from, to, groupBy, version: asked }) {
      const window = { from, until: to };
      const days = wholeDays(plans, window);
      const { version, booked, sums } = await database.snapshot(async (db) => {
        const head = await db.selectFrom("ledger_head").select("version").executeTakeFirstOrThrow();
        if (asked !== undefined && (asked > head.version || asked < 0))
          throw new UnknownVersion(asked, head.version);
        const isNewest = asked === undefined || asked === head.version;
        const range = { machines, ...days, version: isNewest ? null : asked };
        return {
          version: asked ?? head.version,
          booked: await bookedDays(db, range, days.count),
          sums: await ledgerSums(db, range, groupBy, fiscalYearStart),
        };
      });
      const added = createLineSums(groupBy);
      const add = ({ keys, line }: LedgerSum) => added.add(keys, line);
      sums.forEach(add);
      for (const machine of machines) {
        const mine = booked.get(machine);
        if (mine === "all" && isOnEdges(plans, window, days)) continue;
        const isBooked = (day: string) => mine === "all" || (mine?.has(day) ?? false);
        for (const part of unbookedTime(plans, window, isBooked)) {
          for (const line of await books.lines(machine, part, picture.live(machine))) {
            add({ keys: keysOf(line, groupBy, fiscalYearStart), line: line.line });
          }
          await nextTurn();
        }
      }
      return { version, groups: added.groups() };
    },
  };
}

/** Whether a window begins and ends with a local day. */
const isOnEdges = (plans: DayPlans, window: Interval, days: { from: string; to: string }): boolean =>
  days.from < days.to &&
  plans.interval(days.from).from === window.from &&
  plans.interval(days.to).from === window.until;
