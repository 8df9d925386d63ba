import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { type FigureRow, figureRows } from "../domain/grouping/figure-rows.ts";
import type { GroupKey } from "../domain/grouping/grouping.ts";
import type { DayTally } from "../domain/utilization/days-used.ts";
import type { FigureId } from "../domain/utilization/figure-id.ts";
import type { BooksReader, LedgerGroup } from "../ledger/books-reader.ts";
import { knownVersion } from "./known-version.ts";

export interface RowsQuery {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly groupBy: readonly GroupKey[];
  readonly figures: readonly FigureId[];
  readonly version?: number | undefined;
}

const idOf = (keys: LedgerGroup["keys"], groupBy: readonly GroupKey[]) =>
  JSON.stringify(groupBy.map((key) => keys[key] ?? null));

/** Rows in order of their keys, machines and companies in the site file's order, null last. */
function inOrder(rows: FigureRow[], groupBy: readonly GroupKey[], site: Site): FigureRow[] {
  const order = new Map<string, number>();
  for (const { id } of [...site.machines, ...site.companies]) order.set(id, order.size);
  const rank = (key: GroupKey, value: string | number | null) =>
    key === "machine" || key === "member" ? (order.get(`${value}`) ?? order.size) : (value ?? "~");
  return rows.toSorted((a, b) => {
    for (const key of groupBy) {
      if (a.keys[key] === null || b.keys[key] === null) {
        if (a.keys[key] !== b.keys[key]) return a.keys[key] === null ? 1 : -1;
        continue;
      }
      const [one, other] = [rank(key, a.keys[key] ?? null), rank(key, b.keys[key] ?? null)];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  });
}

/**
 * Figures by group. The books are asked without the member: lines name their companies, and a member's figure needs
 * everybody's lines for its denominator.
 */
export async function readRows(
  { site, books }: { site: Site; books: BooksReader },
  query: RowsQuery,
): Promise<{ version: number; rows: FigureRow[] }> {
  const { groupBy, figures } = query;
  const window = { machines: query.machines, from: query.from, to: query.to };
  const keys = groupBy.filter((key) => key !== "member");
  const asked = query.version === undefined ? {} : { version: query.version };
  const { version, groups } = await knownVersion(books.sums({ ...window, ...asked, groupBy: keys }));

  const talliesByGroup = new Map<string, DayTally>();
  if (figures.includes("daysUsed")) {
    // Of the same version, though the ledger may have a newer one by now.
    const same = version > 0 ? { version } : {};
    const { groups: found } = await knownVersion(books.days({ ...window, ...same, groupBy: keys }));
    for (const { keys: of, tally } of found) talliesByGroup.set(idOf(of, keys), tally);
  }
  const rows = figureRows({
    groups: groups.map((group) => ({ ...group, days: talliesByGroup.get(idOf(group.keys, keys)) ?? null })),
    groupBy,
    figures,
    members: site.companies.filter((it) => it.roles.includes("member")).map((it) => it.id),
  });
  return { version, rows: inOrder(rows, groupBy, site) };
}
