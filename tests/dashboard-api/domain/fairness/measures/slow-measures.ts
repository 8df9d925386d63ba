import { DAY } from "../../../../../config/micros.ts";
import type { TimedUse } from "../../../../../dashboard-api/domain/fairness/measures/claim.ts";
import type { Attempt } from "../../../../../dashboard-api/domain/fairness/measures/demand.ts";
import type { MemberUse } from "../../../../../dashboard-api/domain/fairness/measures/standing.ts";
import type { WeightedDemand } from "../../../../../dashboard-api/domain/fairness/measures/weighted-max-min.ts";

/** The measures a second time, by other formulas, slowly and plainly. */
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Weighted mean of use per entitlement, squared, by the weighted mean of its squares. */
export function slowJainWeighted(members: readonly MemberUse[]): number {
  const weight = sum(members.map((it) => it.entitlement));
  const perShare = members.map((it) => it.use / it.entitlement);
  const mean = sum(members.map((it, at) => (it.entitlement / weight) * (perShare[at] as number)));
  const meanSquare = sum(members.map((it, at) => (it.entitlement / weight) * (perShare[at] as number) ** 2));
  return mean ** 2 / meanSquare;
}

/** 1 / (1 + the squared coefficient of variation). */
export function slowJainUnweighted(members: readonly MemberUse[]): number {
  const perShare = members.map((it) => it.use / it.entitlement);
  const mean = sum(perShare) / perShare.length;
  const variance = sum(perShare.map((x) => (x - mean) ** 2)) / perShare.length;
  return 1 / (1 + variance / mean ** 2);
}

/** Half the mean absolute difference over all pairs, relative to the mean. */
export function slowGini(members: readonly MemberUse[]): number {
  let differences = 0;
  for (const a of members) {
    for (const b of members) {
      differences += a.entitlement * b.entitlement * Math.abs(a.use / a.entitlement - b.use / b.entitlement);
    }
  }
  return differences / (2 * sum(members.map((it) => it.entitlement)) * sum(members.map((it) => it.use)));
}

/** The water level, found by halving the interval it lies in. */
export function slowMaxMin(capacity: number, demands: readonly WeightedDemand[]): number[] {
  const at = (level: number) =>
    demands.map((it) => (it.weight > 0 ? Math.min(it.demand, it.weight * level) : 0));
  const most = Math.max(0, ...demands.map((it) => (it.weight > 0 ? it.demand / it.weight : 0)));
  if (sum(at(most)) <= capacity) return at(most);
  let [low, high] = [0, most];
  for (let turn = 0; turn < 200; turn += 1) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > capacity) high = middle;
    else low = middle;
  }
  return at(low);
}

/** Half of it is gone after each half-life; between, by the exponential. */
export const slowDecay = (uses: readonly TimedUse[], now: number, halfLife: number): number =>
  sum(
    uses.map(({ at, hours }) => (at >= now ? hours : hours / Math.exp((Math.LN2 * (now - at)) / halfLife))),
  );

/** Pairs that belong together, then labels spread until nothing changes. [requested, granted] of each demand. */
export function slowDemands(attempts: readonly Attempt[]): string[] {
  const asked = attempts
    .filter((it) => it.outcome === "granted" || it.outcome === "busy")
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const isSameAsker = (a: Attempt, b: Attempt) => a.company === b.company && a.group === b.group;
  const belong = (first: number, second: number) => {
    const [a, b] = [asked[first] as Attempt, asked[second] as Attempt];
    if (!isSameAsker(a, b)) return false;
    if (a.job !== null && a.job === b.job) return true;
    if (a.waitlist !== null && a.waitlist === b.waitlist) return true;
    const between = asked.slice(first + 1, second).some((it) => isSameAsker(it, a));
    return !between && a.granted < a.requested && b.at - a.at <= 7 * DAY;
  };
  const labels = asked.map((_, index) => index);
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < asked.length; a += 1) {
      for (let b = a + 1; b < asked.length; b += 1) {
        if (labels[a] === labels[b] || !belong(a, b)) continue;
        labels[a] = labels[b] = Math.min(labels[a] as number, labels[b] as number);
        changed = true;
      }
    }
  }
  return [...new Set(labels)]
    .map((label) => {
      const own = asked.filter((_, index) => labels[index] === label);
      const requested = Math.max(...own.map((it) => it.requested));
      const granted = Math.min(requested, sum(own.map((it) => it.granted)));
      const ids = own.map((it) => it.id).sort();
      return `${ids.join(",")}: ${granted} of ${requested}`;
    })
    .sort();
}
