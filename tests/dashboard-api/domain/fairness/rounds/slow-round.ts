import type { Round } from "../../../../../dashboard-api/domain/fairness/rounds/allocation-round.ts";
import { seededDraw } from "../../../../../dashboard-api/domain/fairness/rounds/seeded-draw.ts";
import type { Wish } from "../../../../../dashboard-api/domain/fairness/rounds/wish.ts";

/** What is known at one moment of a round: all wishes that still fit, and every company's claim. */
export interface Moment {
  readonly fitting: readonly Wish[];
  readonly claims: ReadonlyMap<string, number>;
}

/** Whether a wish could be granted after those granted so far: asked of the whole history, every time anew. */
function fits(wish: Wish, granted: readonly Wish[], round: Round): boolean {
  const company = round.contenders.find((it) => it.company === wish.company);
  if (!company || company.entitlement <= 0 || granted.includes(wish)) return false;
  const gap = round.changeover.get(wish.machine) ?? 0;
  for (const other of [...granted, ...round.taken]) {
    if (other.machine !== wish.machine) continue;
    if (wish.from < other.until + gap && other.from < wish.until + gap) return false;
  }
  const own = granted.filter((it) => it.company === wish.company);
  if (wish.alternative !== null && own.some((it) => it.alternative === wish.alternative)) return false;
  const hours = own.reduce((sum, it) => sum + it.hours, wish.hours);
  return company.most === null || hours <= company.most + 1e-9;
}

export function momentAfter(granted: readonly Wish[], round: Round): Moment {
  const claims = round.contenders.map(({ company, entitlement, held }) => {
    const hours = granted.filter((it) => it.company === company).reduce((sum, it) => sum + it.hours, 0);
    return [company, entitlement > 0 ? (held + hours) / entitlement : Number.POSITIVE_INFINITY] as const;
  });
  return { fitting: round.wishes.filter((wish) => fits(wish, granted, round)), claims: new Map(claims) };
}

/** The round a second time, slowly: after each grant everything is looked at again. Ids of the wishes granted. */
export function slowRound(round: Round): string[] {
  const draw = seededDraw(round.seed);
  const granted: Wish[] = [];
  for (;;) {
    const { fitting, claims } = momentAfter(granted, round);
    if (fitting.length === 0) return granted.map((it) => it.id);
    const companies = [...new Set(fitting.map((it) => it.company))].sort();
    const claimOf = (company: string) => claims.get(company) as number;
    const lowest = Math.min(...companies.map(claimOf));
    const tied = companies.filter((it) => claimOf(it) - lowest <= 1e-9 * claimOf(it));
    const taker = tied.length > 1 ? tied[draw(tied.length)] : tied[0];
    const own = fitting.filter((it) => it.company === taker);
    const rank = (it: Wish) =>
      [it.preference, it.from, it.machine, it.id].map((part) => String(part).padStart(12, "0")).join();
    granted.push(own.reduce((best, it) => (rank(it) < rank(best) ? it : best)));
  }
}
