import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import { microsOf, zonedAt } from "../domain/calendar/local-time.ts";
import type { Demand } from "../domain/fairness/measures/demand.ts";
import { type CapacityBlock, fairAllocation } from "../domain/fairness/measures/fair-allocation.ts";
import { shortfall } from "../domain/fairness/measures/shortfall.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Entitlements } from "./entitlements.ts";
import type { PlannedTimes } from "./planned-time.ts";

/** What a company asked for, in hours of machines, unweighted. */
export interface DemandFigures {
  readonly requested: number;
  readonly granted: number;
  /** From 0 to 1; null where nothing was asked for. */
  readonly met: number | null;
  /** What weighted max-min would have given it, each week's peak and other hours of each machine group by itself. */
  readonly fair: number;
  /** What of that it did not get. */
  readonly shortfall: number;
}

export interface DemandTools {
  readonly zone: string;
  readonly groupOf: ReadonlyMap<string, string>;
  readonly planned: PlannedTimes;
  readonly entitlements: Entitlements;
}

/** The local weeks, Monday to Monday, that hold times: each is looked up once, since there are many times in one. */
function createWeeks(zone: string): (time: Micros) => Interval {
  const near = new Map<number, Interval[]>();
  const byStart = new Map<Micros, Interval>();
  const find = (time: Micros): Interval => {
    const day = zonedAt(time, zone).toPlainDate();
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return {
      from: microsOf(monday.toZonedDateTime(zone)),
      until: microsOf(monday.add({ days: 7 }).toZonedDateTime(zone)),
    };
  };
  let last: Interval | undefined;
  const known = (time: Micros): Interval => {
    const day = Math.floor(time / DAY);
    const weeks = near.get(day) ?? [];
    const same = weeks.find((it) => it.from <= time && time < it.until);
    if (same) return same;
    const found = find(time);
    const week = byStart.get(found.from) ?? found;
    byStart.set(week.from, week);
    near.set(day, [...weeks, week]);
    return week;
  };
  return (time) => {
    // Demands of one company come in order of time.
    if (!last || time < last.from || time >= last.until) last = known(time);
    return last;
  };
}

interface Asked {
  requested: Micros;
  granted: Micros;
  peak: Micros;
}

/** What was asked for, by company. */
type AskedBy = Map<string, Asked>;

/** What is added up for a company. */
function askedBy(asked: AskedBy, company: string): Asked {
  const own = asked.get(company) ?? { requested: 0, granted: 0, peak: 0 };
  asked.set(company, own);
  return own;
}

function add(own: Asked, { requested, granted, peak }: Demand): void {
  own.requested += requested;
  own.granted += granted;
  own.peak += peak;
}

/** Contested capacity of a group of machines in one week: in peak hours and outside, with what was asked of it. */
function blocksOf(
  group: string,
  machines: readonly string[],
  week: Interval,
  asked: AskedBy,
  { planned, entitlements }: DemandTools,
): CapacityBlock[] {
  const shares = entitlements.over(machines, week);
  const capacity = machines.reduce(
    (sum, machine) => {
      const { all, peak } = planned.within(machine, week);
      return { peak: sum.peak + peak, offPeak: sum.offPeak + all - peak };
    },
    { peak: 0, offPeak: 0 },
  );
  return (["peak", "offPeak"] as const).map((block) => ({
    ...{ group, block, capacity: capacity[block] / HOUR },
    demands: [...asked].map(([company, { requested, peak }]) => ({
      ...{ company, demand: (block === "peak" ? peak : requested - peak) / HOUR },
      weight: shares.get(company) ?? 0,
    })),
  }));
}

/** Figures of every company that asked for something of these machines' groups within [from, until). */
export function demandFigures(
  demands: readonly Demand[],
  machines: readonly string[],
  { from, until }: Interval,
  tools: DemandTools,
): ReadonlyMap<string, DemandFigures> {
  const { groupOf } = tools;
  const groups = new Set(machines.map((machine) => groupOf.get(machine) as string));
  const machinesOf = Map.groupBy(groupOf.keys(), (machine) => groupOf.get(machine) as string);
  const weekOf = createWeeks(tools.zone);
  const total: AskedBy = new Map();
  const weeksOf = new Map([...groups].map((group) => [group, new Map<Interval, AskedBy>()]));
  // There are many: gone through once, and nothing is made for each.
  for (const demand of demands) {
    const weeks = weeksOf.get(demand.group);
    if (demand.at < from || demand.at >= until || !weeks) continue;
    const week = weekOf(demand.starts ?? demand.at);
    const asked = weeks.get(week) ?? new Map<string, Asked>();
    weeks.set(week, asked);
    add(askedBy(asked, demand.company), demand);
    add(askedBy(total, demand.company), demand);
  }
  const blocks = [...weeksOf].flatMap(([group, weeks]) =>
    [...weeks].flatMap(([week, asked]) => blocksOf(group, machinesOf.get(group) ?? [], week, asked, tools)),
  );
  const fair = fairAllocation(blocks);
  return new Map(
    [...total].map(([company, own]) => {
      const [requested, granted] = [own.requested / HOUR, own.granted / HOUR];
      const share = fair.get(company) ?? 0;
      const met = requested > 0 ? granted / requested : null;
      return [company, { requested, granted, met, fair: share, shortfall: shortfall(share, granted) }];
    }),
  );
}
