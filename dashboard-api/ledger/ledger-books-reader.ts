import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { BooksQuery, BooksReader } from "./books-reader.ts";
import { type Closed, readClosed, readLive } from "./closed-and-live.ts";
import type { DayPlans } from "./day-plan.ts";
import { createDayGroups, createLineSums, keysOf, liveDayCounts } from "./group-lines.ts";
import { partsOf } from "./ledger-range.ts";
import { type Asked, ledgerDayCounts, ledgerSums } from "./ledger-sums.ts";
import type { MachineBooks } from "./machine-books.ts";

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

  const closedDays = <T>(query: BooksQuery, ask: (db: Query, asked: Asked) => Promise<T[]>) =>
    readClosed({ database, plans }, query, "lines", async (db, range) => {
      const { groupBy } = query;
      return ask(db, { parts: await partsOf(db, range, groupBy), groupBy, fiscalYearStart });
    });
  const liveLines = (query: BooksQuery, closed: Closed<unknown>) =>
    readLive(plans, query, closed, (machine, part) => books.lines(machine, part, picture.live(machine)));

  return {
    async sums(query) {
      const { groupBy } = query;
      const closed = await closedDays(query, ledgerSums);
      const added = createLineSums(groupBy);
      for (const { keys, line } of closed.found ?? []) added.add(keys, line);
      for await (const lines of liveLines(query, closed)) {
        for (const it of lines) added.add(keysOf(it, groupBy, fiscalYearStart), it.line);
      }
      return { version: closed.version, groups: added.groups() };
    },
    async days(query) {
      const { groupBy } = query;
      const closed = await closedDays(query, ledgerDayCounts);
      const groups = createDayGroups(groupBy);
      for (const { keys, count } of closed.found ?? []) groups.add(keys, count);
      const how = { fiscalYearStart, policy: site.policies.daysUsed };
      for await (const lines of liveLines(query, closed)) {
        for (const [keys, count] of liveDayCounts(lines, groupBy, how)) groups.add(keys, count);
      }
      return { version: closed.version, groups: groups.groups() };
    },
  };
}
