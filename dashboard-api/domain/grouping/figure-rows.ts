import type { Micros } from "../../../config/micros.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type DayTally, daysUsedOf } from "../utilization/days-used.ts";
import type { Figure } from "../utilization/figure.ts";
import type { Whose } from "../utilization/figure-definition.ts";
import type { FigureId } from "../utilization/figure-id.ts";
import { type LossClass, lossBreakdown, useOutsidePlan } from "../utilization/loss-breakdown.ts";
import { createReckoner, type Reckoner } from "../utilization/reckoner.ts";
import type { GroupKey } from "./grouping.ts";

export type GroupKeys = Partial<Record<GroupKey, string | number | null>>;

/** Lines of one group of times and machines; those of all companies. */
export interface LineGroup {
  readonly keys: GroupKeys;
  readonly lines: readonly LedgerLine[];
  /** Where `daysUsed` is asked for: the days of the group's machines. */
  readonly days: DayTally | null;
}

export interface FigureRow {
  readonly keys: GroupKeys;
  readonly figures: Partial<Record<FigureId, Figure>>;
  /** Planned busy time by what became of it; of everybody's rows alone. */
  readonly losses: Record<LossClass, Micros> | null;
  readonly outsideUse: { closed: Micros; maintenance: Micros };
}

/** What all rows of one answer share. */
interface Reckoning {
  readonly figures: readonly FigureId[];
  readonly reckoner: Reckoner;
}

function rowOf({ keys, lines, days }: LineGroup, whose: Whose, how: Reckoning): FigureRow {
  const found = how.reckoner.figures(lines, whose);
  const figureOf = (id: FigureId): Figure | undefined =>
    id === "daysUsed" ? (days ? daysUsedOf(days, whose) : undefined) : found.get(id);
  const own = whose === "everybody" ? lines : lines.filter((line) => line.ownerCompany === whose.member);
  return {
    keys,
    figures: Object.fromEntries(how.figures.map((id) => [id, figureOf(id)])),
    losses: whose === "everybody" ? lossBreakdown(lines) : null,
    outsideUse: useOutsidePlan(own),
  };
}

/** Companies with a slot or use in any of the lines, and null where use is nobody's. */
function companiesIn(groups: readonly LineGroup[]): Set<string | null> {
  const found = new Set<string | null>();
  for (const { lines } of groups) {
    for (const line of lines) {
      if (line.slotCompany !== null) found.add(line.slotCompany);
      if (line.kind !== null) found.add(line.ownerCompany);
    }
  }
  return found;
}

/**
 * Rows of figures, one a group; with `member` among the keys, one a group and company: each of `members`, each other
 * company met, and null for the use of nobody. The numerators of companies sum to those of all.
 */
export function figureRows(input: {
  readonly groups: readonly LineGroup[];
  readonly groupBy: readonly GroupKey[];
  readonly figures: readonly FigureId[];
  readonly members: readonly string[];
}): FigureRow[] {
  const { groups, groupBy, figures } = input;
  const reckoner = createReckoner(figures.filter((id) => id !== "daysUsed"));
  const how = { figures, reckoner };
  if (!groupBy.includes("member")) return groups.map((group) => rowOf(group, "everybody", how));
  const met = companiesIn(groups);
  met.delete(null);
  const companies = [...new Set([...input.members, ...met, null])];
  return groups.flatMap((group) =>
    companies.map((member) => {
      const keys = Object.fromEntries(
        groupBy.map((key) => [key, key === "member" ? member : group.keys[key]]),
      );
      return rowOf({ ...group, keys }, { member }, how);
    }),
  );
}
