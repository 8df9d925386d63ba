import { DAY, type Micros } from "../../../../config/micros.ts";

/** `busy`: the time was taken. What the rules refused, dry runs and own cancellations are no demand. */
export type AttemptOutcome = "granted" | "busy" | "refusedByRule" | "dryRun" | "cancelled";

/** Somebody asked for time. */
export interface Attempt {
  readonly id: string;
  readonly company: string;
  /** Machines that can stand in for each other. */
  readonly group: string;
  readonly at: Micros;
  /** When the time asked for begins. Absent: nobody knows. */
  readonly starts?: Micros;
  readonly waitlist: string | null;
  readonly job: string | null;
  readonly requested: Micros;
  /** How much of the requested time is in peak hours. */
  readonly peak: Micros;
  readonly granted: Micros;
  readonly outcome: AttemptOutcome;
  /** Names what was asked for at once, as the occurrences of a series are: none of them is a retry of another. */
  readonly request?: string;
}

/** What a company wanted, however often it asked. */
export interface Demand {
  readonly company: string;
  readonly group: string;
  /** When it was first asked for. */
  readonly at: Micros;
  /** When the time begins for which the largest attempt asked. */
  readonly starts?: Micros;
  /** That of the largest attempt. */
  readonly requested: Micros;
  readonly peak: Micros;
  /** Never more than requested. */
  readonly granted: Micros;
  readonly attempts: readonly string[];
}

export const retryLimit: Micros = 7 * DAY;

const isLarger = (a: Attempt, b: Attempt) =>
  a.requested > b.requested || (a.requested === b.requested && a.peak > b.peak);

function demandOf(attempts: readonly [Attempt, ...Attempt[]]): Demand {
  const [first] = attempts;
  const largest = attempts.reduce((most, it) => (isLarger(it, most) ? it : most), first);
  const granted = attempts.reduce((sum, it) => sum + it.granted, 0);
  return {
    company: first.company,
    group: first.group,
    at: first.at,
    ...(largest.starts === undefined ? {} : { starts: largest.starts }),
    requested: largest.requested,
    peak: largest.peak,
    granted: Math.min(granted, largest.requested),
    attempts: attempts.map((it) => it.id),
  };
}

const isRetry = (attempt: Attempt, of: Attempt | undefined): boolean =>
  of !== undefined &&
  attempt.at - of.at <= retryLimit &&
  (attempt.request === undefined || attempt.request !== of.request);

/** Attempts in order of time, of one company for one group, gathered by what links them. */
function linked(attempts: readonly Attempt[]): [Attempt, ...Attempt[]][] {
  const leaders = attempts.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] as number;
    return at;
  };
  const link = (a: number, b: number) => {
    const [low, high] = [leaderOf(a), leaderOf(b)].sort((p, q) => p - q) as [number, number];
    leaders[high] = low;
  };
  const seen = new Map<string, number>();
  /** Those that were not fully granted and that nobody has retried yet. */
  const unmet: number[] = [];
  attempts.forEach((attempt, index) => {
    const retried = unmet.findLastIndex((other) => isRetry(attempt, attempts[other]));
    if (retried >= 0) link(unmet.splice(retried, 1)[0] as number, index);
    if (attempt.granted < attempt.requested) unmet.push(index);
    for (const key of [attempt.waitlist && `w${attempt.waitlist}`, attempt.job && `j${attempt.job}`]) {
      if (!key) continue;
      const other = seen.get(key);
      if (other !== undefined) link(other, index);
      else seen.set(key, index);
    }
  });
  const groups = Map.groupBy(attempts, (_, index) => leaderOf(index));
  return [...groups.values()] as [Attempt, ...Attempt[]][];
}

const byTime = (a: Attempt, b: Attempt) => a.at - b.at || (a.id < b.id ? -1 : 1);

/**
 * Demands behind attempts. Attempts of one company for one machine group are one demand, the largest, where they share
 * a waitlist entry or a job, or where one follows within 7 days an attempt that was not fully granted (a retry, of
 * the last such that none has retried yet). So asking often does not make a demand larger.
 */
export function demandsOf(attempts: readonly Attempt[]): Demand[] {
  const counting = attempts.filter((it) => it.outcome === "granted" || it.outcome === "busy");
  const askers = Map.groupBy(counting.toSorted(byTime), (it) => JSON.stringify([it.company, it.group]));
  return [...askers.values()].flatMap((list) => linked(list).map(demandOf));
}
