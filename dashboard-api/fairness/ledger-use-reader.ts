import type { Micros } from "../../config/micros.ts";
import type { Database, Query } from "../database/database.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import { type MachineLine, useLines } from "../domain/fairness/use/use-lines.ts";
import { useSums } from "../domain/fairness/use/use-sums.ts";
import { type Closed, readClosed, readLive } from "../ledger/closed-and-live.ts";
import type { DayPlans } from "../ledger/day-plan.ts";
import { type DayRange, daysOf } from "../ledger/ledger-range.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import { useLineOf } from "../ledger/use-columns.ts";
import type { LivePicture } from "../live/live-picture.ts";
import { createClosedSums, joined } from "./closed-sums.ts";
import { closedDecayed, closedLines, closedReleases, type LineFilter } from "./closed-use.ts";
import { mergedLines } from "./merged-lines.ts";
import { createRecall } from "./recall.ts";
import type { DecayedUse, UseQuery, UseReader, UseSum, UseSumsQuery } from "./use-reader.ts";

/** Questions whose closed days are remembered: what they add up to changes with the ledger's version alone. */
const mostRemembered = 20;

const isAskedFor = (line: MachineLine, filter: LineFilter): boolean => {
  if (filter === "everybody") return true;
  if ("company" in filter) return line.slotCompany === filter.company || line.ownerCompany === filter.company;
  const { bookings } = filter;
  return [line.slot, line.owner].some((it) => it !== null && bookings.includes(it));
};

/** Closed days from the ledger, all else live; by the same functions either way. */
export function createUseReader(given: {
  database: Database;
  books: MachineBooks;
  plans: DayPlans;
  picture: Pick<LivePicture, "live">;
}): UseReader {
  const { database, books, plans, picture } = given;
  const closedSums = createClosedSums();
  const decayedOf = createRecall<DecayedUse[]>(mostRemembered);

  const closed = <T>(query: UseQuery, ask: (db: Query, range: DayRange, version: number) => Promise<T>) =>
    readClosed({ database, plans }, query, "use", ask);
  const live = (query: UseQuery, closed: Pick<Closed<unknown>, "missing">) =>
    readLive(plans, query, closed, async (machine, part) => ({
      machine,
      ...(await books.use(machine, part, picture.live(machine))),
    }));

  async function linesOf(query: UseQuery, filter: LineFilter) {
    const { version, missing, found } = await closed(query, async (db, range) => ({
      lines: await closedLines(db, range, filter),
      releases: await closedReleases(db, range),
    }));
    const lines = [...(found?.lines ?? [])];
    const releases = [...(found?.releases ?? [])];
    for await (const part of live(query, { missing })) {
      for (const line of part.lines.map(useLineOf)) if (isAskedFor(line, filter)) lines.push(line);
      releases.push(...part.releases);
    }
    return { version, lines, releases };
  }

  return {
    async sums(query) {
      const { byMonth, groups } = query;
      const { version, missing, found } = await closed(query, (db, range, version) =>
        closedSums.of(db, range, { version, byMonth, groups }),
      );
      const monthOf = (day: string) => (byMonth ? day.slice(0, 7) : null);
      const added: UseSum[] = [];
      for await (const { machine, lines, releases } of live(query, { missing })) {
        const name = groups?.get(machine) ?? machine;
        const released = Map.groupBy(releases, (it) => monthOf(plans.dayOf(it.hour)));
        for (const [month, of] of Map.groupBy(lines, (it) => monthOf(it.piece.day))) {
          const rows = useSums(of.map(useLineOf), released.get(month) ?? []);
          added.push(...rows.map((row) => ({ ...row, machine: name, month })));
        }
      }
      return { version, sums: added.length === 0 ? (found ?? []) : joined([...(found ?? []), ...added]) };
    },

    async decayed({ halfLife, ...query }) {
      const { to, groups } = query;
      const today = plans.interval(plans.dayOf(to)).from;
      const weightOf = (day: string, end: Micros) =>
        0.5 ** (Math.max(0, end - plans.interval(day).until) / halfLife);
      const { missing, found } = await closed(query, (db, range, version) =>
        decayedOf.recall(questionOf(query, range, [version, halfLife]), () => {
          const weights = new Map(daysOf(range).map((day) => [day, weightOf(day, today)]));
          return closedDecayed(db, range, { groups, weights });
        }),
      );
      const since = 0.5 ** ((to - today) / halfLife);
      const sums = (found ?? []).map((it) => ({ ...it, duration: it.duration * since }));
      for await (const { machine, lines, releases } of live(query, { missing })) {
        for (const [day, of] of Map.groupBy(lines, (it) => it.piece.day)) {
          const released = releases.filter((it) => plans.dayOf(it.hour) === day);
          const weight = weightOf(day, to);
          for (const { company, isPeak, use } of useSums(of.map(useLineOf), released)) {
            if (company === null || use.chargeable === 0) continue;
            const name = groups?.get(machine) ?? machine;
            sums.push({ machine: name, company, isPeak, duration: use.chargeable * weight });
          }
        }
      }
      return sums;
    },

    async lines({ basis, company, ...query }) {
      const filter = company === undefined ? "everybody" : { company };
      const { version, lines, releases } = await linesOf(query, filter);
      const uses = [...useLines(lines, basis), ...(basis === "chargeable" ? releases : [])];
      return {
        version,
        lines: mergedLines(company === undefined ? uses : uses.filter((it) => it.company === company)),
      };
    },

    async bookedLines({ bookings, ...query }) {
      const { version, lines, releases } = await linesOf(query, { bookings: [...bookings] });
      const isTheirs = ({ booking }: UseLine) => booking !== null && bookings.has(booking);
      return { version, lines, releases: releases.filter(isTheirs) };
    },
  };
}

const questionOf = (
  { machines, groups }: UseQuery & Pick<UseSumsQuery, "groups">,
  { from, to }: DayRange,
  more: readonly unknown[],
): string => JSON.stringify([from, to, ...more, machines, groups && machines.map((it) => groups.get(it))]);
