import type { Micros } from "../../config/micros.ts";
import { changesOfValue } from "../../config/site/dated.ts";
import type { Site } from "../../config/site/site.ts";
import { always, type Changes, changesIn, changeTimes, inForce } from "../domain/calendar/changes.ts";
import type { HourWeight, Valuation } from "../domain/fairness/use/equivalent-hours.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** What an hour of each machine weighs while no rate and no factor changes. */
export interface WeightsInForce {
  /** By machine, and by group of `groups`. */
  readonly valuation: Valuation;
  /** Machines whose hours weigh the same can be added up before they are weighed. */
  readonly groups: ReadonlyMap<string, string>;
  /** Price of an equivalent hour in the cluster's currency; null where no machine has a price. */
  readonly referenceRate: number | null;
}

/** What an hour of each machine weighs, whenever it was. */
export interface MachineWeights {
  /** By group of any time. */
  readonly valuation: Valuation;
  at(time: Micros): WeightsInForce;
  /** A window cut where a weight changes: ordered, without holes. */
  within(window: Interval): (WeightsInForce & Interval)[];
}

/**
 * Weights by the site file: rate / reference rate, x peak factor in peak hours, each as it was in force in the hour. The
 * reference rate is the policy's, else the mean rate of all the site's machines that have one, whichever machines are
 * asked for, so that hours of two questions compare. While no machine has a price, every hour weighs 1. `peakFactorOf`
 * replaces the policy's factors at all times where it gives one.
 */
export function machineWeights(
  { machines, fairness, cluster }: Pick<Site, "machines" | "fairness" | "cluster">,
  peakFactorOf: (machine: string) => number | undefined = () => undefined,
): MachineWeights {
  const dated = (it: Parameters<typeof changesOfValue<number>>[0]): Changes<number> =>
    changesIn(cluster.zone, changesOfValue(it));
  const rates = new Map(machines.map((it) => [it.id, dated(it.rate)]));
  const peakFactors = new Map(
    machines.map(({ id }) => {
      const given = peakFactorOf(id);
      const policy = () => dated(fairness.peakFactors[id] ?? fairness.peakFactor);
      return [id, given === undefined ? policy() : always(given)];
    }),
  );
  const reference = fairness.referenceRate === undefined ? null : dated(fairness.referenceRate);
  const lists = [...rates.values(), ...peakFactors.values(), ...(reference ? [reference] : [])];
  const starts = [
    Number.NEGATIVE_INFINITY,
    ...changeTimes(lists, { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }),
  ];
  const periods: Changes<WeightsInForce> = starts.map((from) => ({ from, value: weightsAt(from) }));

  function weightsAt(time: Micros): WeightsInForce {
    const rateOf = (id: string) => inForce(rates.get(id) as Changes<number>, time);
    const priced = machines.map((it) => rateOf(it.id)).filter((it) => it > 0);
    const mean = priced.reduce((sum, it) => sum + it, 0) / priced.length;
    const isPriced = priced.length > 0;
    const referenceRate = isPriced ? (reference ? inForce(reference, time) : mean) : null;
    const weights = new Map<string, HourWeight>();
    const groups = new Map<string, string>();
    for (const { id } of machines) {
      const weight: HourWeight = {
        rate: isPriced ? rateOf(id) : 1,
        peakFactor: inForce(peakFactors.get(id) as Changes<number>, time),
        referenceRate: referenceRate ?? 1,
      };
      // No machine's id has such characters.
      const group = `${weight.rate} / ${weight.referenceRate} x ${weight.peakFactor}`;
      weights.set(id, weight).set(group, weight);
      groups.set(id, group);
    }
    return { valuation: { referenceRate: referenceRate ?? 1, machines: weights }, groups, referenceRate };
  }

  const at = (time: Micros) => inForce(periods, time);
  return {
    valuation: {
      referenceRate: 1,
      machines: new Map(periods.flatMap(({ value }) => [...value.valuation.machines])),
    },
    at,
    within(window) {
      const edges = [window.from, ...changeTimes([periods], window), window.until];
      return edges
        .slice(0, -1)
        .map((from, index) => ({ ...at(from), from, until: edges[index + 1] as Micros }));
    },
  };
}
