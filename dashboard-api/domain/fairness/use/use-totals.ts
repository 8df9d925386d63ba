import type { Micros } from "../../../../config/micros.ts";
import { equivalentHours, type Valuation } from "./equivalent-hours.ts";
import type { UseLine } from "./use-line.ts";

export interface UseTotals {
  /** Equivalent hours of each company that has lines, members or not. */
  readonly companies: ReadonlyMap<string, number>;
  /** Equivalent hours of use that is nobody's yet. */
  readonly unassigned: number;
}

interface Account {
  readonly machine: string;
  readonly isPeak: boolean;
  duration: Micros;
}

/** Sums of use lines: whole microseconds first, so that the order of lines does not matter, then equivalent hours. */
export function useTotals(lines: Iterable<UseLine>, valuation: Valuation): UseTotals {
  const companies = new Map<string | null, Map<string, Account>>();
  for (const { company, machine, isPeak, duration } of lines) {
    const accounts = companies.get(company) ?? new Map<string, Account>();
    const key = `${isPeak}|${machine}`;
    const account = accounts.get(key) ?? { machine, isPeak, duration: 0 };
    account.duration += duration;
    companies.set(company, accounts.set(key, account));
  }
  const hoursOf = (accounts: ReadonlyMap<string, Account> | undefined) =>
    [...(accounts ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .reduce((sum, [, account]) => sum + equivalentHours(account, valuation), 0);
  const named = [...companies].flatMap(([company, accounts]) =>
    company === null ? [] : [[company, hoursOf(accounts)] as const],
  );
  return { companies: new Map(named), unassigned: hoursOf(companies.get(null)) };
}
