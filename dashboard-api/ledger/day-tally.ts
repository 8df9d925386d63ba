import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import { type DaysUsedPolicy, type DayTally, dayUseOf, judgeDay } from "../domain/utilization/days-used.ts";
import type { Entry } from "../domain/utilization/figure.ts";
import type { Whose } from "../domain/utilization/figure-definition.ts";

// Positions are what the database holds: append, never reorder.
const roles: readonly Entry["role"][] = ["outside", "counts", "opposes", "unknown"];
const bounds: readonly Entry["best"][] = ["outside", "counts", "opposes"];

const codeOf = ({ role, isInferred, best, worst }: Entry): number =>
  ((roles.indexOf(role) * 2 + Number(isInferred)) * 4 + bounds.indexOf(best)) * 4 + bounds.indexOf(worst);

function entryOf(code: number): Entry {
  const role = roles[Math.floor(code / 32)];
  const [best, worst] = [bounds[Math.floor(code / 4) % 4], bounds[code % 4]];
  if (!role || !best || !worst) throw new RangeError(`A day has the unknown verdict ${code}.`);
  return { role, isInferred: Math.floor(code / 16) % 2 === 1, best, worst };
}

/**
 * Of how many machine-days one thing is true. `about` says of whom: `*` everybody, `0` nobody, `?` a company that had
 * no use on the day, `+c` the company c on days with use of its own, and `-c` what `?` says of these same days.
 */
export interface DayCount {
  readonly about: string;
  readonly verdict: number;
  readonly days: number;
}

/** The verdicts on one machine's day, as `daysUsed` asks for them. */
export function dayCounts(lines: readonly LedgerLine[], policy: DaysUsedPolicy): DayCount[] {
  const verdict = (whose: Whose) => codeOf(judgeDay(dayUseOf(lines, whose), policy));
  const absent = verdict({ member: "" });
  const companies = new Set(lines.map((line) => line.ownerCompany).filter((it) => it !== null));
  const counts = [
    { about: "*", verdict: verdict("everybody") },
    { about: "0", verdict: verdict({ member: null }) },
    { about: "?", verdict: absent },
    ...[...companies].sort().flatMap((member) => [
      { about: `+${member}`, verdict: verdict({ member }) },
      { about: `-${member}`, verdict: absent },
    ]),
  ];
  return counts.map((it) => ({ ...it, days: 1 }));
}

/** A tally that is being counted. */
export interface CountingTally extends DayTally {
  add(count: DayCount): void;
}

export function createDayTally(): CountingTally {
  const byWhom = new Map<string, Map<number, number>>();
  const of = (about: string) => [...(byWhom.get(about) ?? [])];
  return {
    add({ about, verdict, days }) {
      const counts = byWhom.get(about) ?? new Map<number, number>();
      byWhom.set(about, counts);
      counts.set(verdict, (counts.get(verdict) ?? 0) + days);
    },
    of(whose) {
      const found = new Map<number, number>();
      const put = (counts: [number, number][], sign: number) => {
        for (const [verdict, days] of counts) found.set(verdict, (found.get(verdict) ?? 0) + sign * days);
      };
      if (whose === "everybody") put(of("*"), 1);
      else if (whose.member === null) put(of("0"), 1);
      else {
        put(of("?"), 1);
        put(of(`-${whose.member}`), -1);
        put(of(`+${whose.member}`), 1);
      }
      return [...found].filter(([, days]) => days > 0).map(([verdict, days]) => [entryOf(verdict), days]);
    },
  };
}
