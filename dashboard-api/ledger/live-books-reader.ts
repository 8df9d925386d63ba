import { setImmediate as nextTurn } from "node:timers/promises";
import type { Site } from "../../config/site/site.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { BooksReader } from "./books-reader.ts";
import { createDayGroups, createLineSums, keysOf, liveDayCounts } from "./group-lines.ts";
import type { MachineBooks } from "./machine-books.ts";

/** Books computed from telemetry for every question: exact, and slow over long windows. Its version is always 0. */
export function createLiveBooksReader(given: {
  site: Site;
  books: MachineBooks;
  picture: LivePicture;
}): BooksReader {
  const { site, books, picture } = given;
  return {
    async sums({ machines, from, to, groupBy }) {
      const sums = createLineSums(groupBy);
      for (const machine of machines) {
        for (const line of await books.lines(machine, { from, until: to }, picture.live(machine))) {
          sums.add(keysOf(line, groupBy, site.cluster.fiscalYearStart), line.line);
        }
        await nextTurn();
      }
      return { version: 0, groups: sums.groups() };
    },
    async days({ machines, from, to, groupBy }) {
      const groups = createDayGroups(groupBy);
      const how = { fiscalYearStart: site.cluster.fiscalYearStart, policy: site.policies.daysUsed };
      for (const machine of machines) {
        const lines = await books.lines(machine, { from, until: to }, picture.live(machine));
        for (const [keys, count] of liveDayCounts(lines, groupBy, how)) groups.add(keys, count);
        await nextTurn();
      }
      return { version: 0, groups: groups.groups() };
    },
  };
}
