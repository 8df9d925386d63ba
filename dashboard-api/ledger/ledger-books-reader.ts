import { setImmediate as nextTurn } from "node:timers/promises";
import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import type { LivePicture } from "../live/live-picture.ts";
import { type BooksQuery, type BooksReader, UnknownVersion } from "./books-reader.ts";
import type { DayPlans } from "./day-plan.ts";
import { createDayGroups, createLineSums, keysOf, liveDayCounts } from "./group-lines.ts";
import { type DayRange, partsOf } from "./ledger-range.ts";
import { type Asked, ledgerDayCounts, ledgerSums } from "./ledger-sums.ts";
import type { BookedLine, MachineBooks } from "./machine-books.ts";
import { type MissingDays, missingDays } from "./missing-days.ts";
import { unbookedParts, wholeDays } from "./window-days.ts";

/** Parts read at the same time: the store answers several questions sooner than one after the other. */
const atOnce = 6;

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

  /** Asks the ledger for the booked days of a query, and tells which days are not. */
  async function closedDays<T>(query: BooksQuery, ask: (db: Query, asked: Asked) => Promise<T[]>) {
    const { machines, from, to, groupBy, version: wanted } = query;
    const days = wholeDays(plans, { from, until: to });
    return database.snapshot(async (db) => {
      const head = await db.selectFrom("ledger_head").select("version").executeTakeFirstOrThrow();
      const version = wanted ?? head.version;
      if (version > head.version || version < 0) throw new UnknownVersion(version, head.version);
      const range: DayRange = { machines, ...days, version: version === head.version ? null : version };
      const missing: MissingDays = new Map();
      if (days.count === 0) return { version, found: [] as T[], missing };
      const parts = await partsOf(db, range, groupBy);
      const found = await ask(db, { parts, groupBy, fiscalYearStart });
      return { version, found, missing: await missingDays(db, range, "lines") };
    });
  }

  /** Lines of what a query asks for beside those booked days. */
  async function* liveLines(
    { machines, from, to }: BooksQuery,
    { missing }: { readonly missing: MissingDays },
  ): AsyncGenerator<BookedLine[]> {
    const parts = unbookedParts(plans, { from, until: to }, machines, missing);
    for (let at = 0; at < parts.length; at += atOnce) {
      const some = parts.slice(at, at + atOnce);
      const found = some.map(({ machine, part }) => books.lines(machine, part, picture.live(machine)));
      for (const lines of await Promise.all(found)) {
        yield lines;
        await nextTurn();
      }
    }
  }

  return {
    async sums(query) {
      const { groupBy } = query;
      const closed = await closedDays(query, ledgerSums);
      const added = createLineSums(groupBy);
      for (const { keys, line } of closed.found) added.add(keys, line);
      for await (const lines of liveLines(query, closed)) {
        for (const it of lines) added.add(keysOf(it, groupBy, fiscalYearStart), it.line);
      }
      return { version: closed.version, groups: added.groups() };
    },
    async days(query) {
      const { groupBy } = query;
      const closed = await closedDays(query, ledgerDayCounts);
      const groups = createDayGroups(groupBy);
      for (const { keys, count } of closed.found) groups.add(keys, count);
      const how = { fiscalYearStart, policy: site.policies.daysUsed };
      for await (const lines of liveLines(query, closed)) {
        for (const [keys, count] of liveDayCounts(lines, groupBy, how)) groups.add(keys, count);
      }
      return { version: closed.version, groups: groups.groups() };
    },
  };
}
