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
  const known = new Map<number, Interval[]>();
  const find = (time: Micros): Interval => {
    const day = zonedAt(time, zone).toPlainDate();
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return {
      from: microsOf(monday.toZonedDateTime(zone)),
      until: microsOf(monday.add({ days: 7 }).toZonedDateTime(zone)),
    };
  };
  return (time) => {
    const near = Math.floor(time / DAY);
    const weeks = known.get(near) ?? [];
    const week = weeks.find((it) => it.from <= time && time < it.until) ?? find(time);
    if (!weeks.includes(week)) known.set(near, [...weeks, week]);
    return week;
  };
}

/** Contested capacity, week by week: of each group of machines in peak hours and outside, with what was asked of it. */
function blocksOf(demands: readonly Demand[], tools: DemandTools): CapacityBlock[] {
  const { zone, groupOf, planned, entitlements } = tools;
  const machinesOf = Map.groupBy(groupOf.keys(), (machine) => groupOf.get(machine) as string);
  const weekOf = createWeeks(zone);
  const weekOfDemand = (demand: Demand) => weekOf(demand.starts ?? demand.at);
  const blocks = Map.groupBy(demands, (it) => `${weekOfDemand(it).from} ${it.group}`);
  return [...blocks.values()].flatMap((of): CapacityBlock[] => {
    const [first] = of as [Demand];
    const { group } = first;
    const week = weekOfDemand(first);
    const machines = machinesOf.get(group) ?? [];
    const shares = entitlements.over(machines, week);
    const capacity = machines.reduce(
      (sum, machine) => {
        const { all, peak } = planned.within(machine, week);
        return { peak: sum.peak + peak, offPeak: sum.offPeak + all - peak };
      },
      { peak: 0, offPeak: 0 },
    );
    const asked = Map.groupBy(of, (it) => it.company);
    return (["peak", "offPeak"] as const).map((block) => ({
      ...{ group, block, capacity: capacity[block] / HOUR },
      demands: [...asked].map(([company, own]) => {
        const peak = own.reduce((sum, it) => sum + it.peak, 0);
        const requested = own.reduce((sum, it) => sum + it.requested, 0);
        return {
          company,
          demand: (block === "peak" ? peak : requested - peak) / HOUR,
          weight: shares.get(company) ?? 0,
        };
      }),
    }));
  });
}

/** Figures of every company that asked for something of these machines' groups. */
export function demandFigures(
  demands: readonly Demand[],
  machines: readonly string[],
  tools: DemandTools,
): ReadonlyMap<string, DemandFigures> {
  const groups = new Set(machines.map((machine) => tools.groupOf.get(machine)));
  const asked = demands.filter((it) => groups.has(it.group));
  const fair = fairAllocation(blocksOf(asked, tools));
  return new Map(
    [...Map.groupBy(asked, (it) => it.company)].map(([company, own]) => {
      const requested = own.reduce((sum, it) => sum + it.requested, 0) / HOUR;
      const granted = own.reduce((sum, it) => sum + it.granted, 0) / HOUR;
      const share = fair.get(company) ?? 0;
      const met = requested > 0 ? granted / requested : null;
      return [company, { requested, granted, met, fair: share, shortfall: shortfall(share, granted) }];
    }),
  );
}
