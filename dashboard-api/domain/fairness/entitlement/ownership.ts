import type { Micros } from "../../../../config/micros.ts";
import { type NamedShare, type Shares, sharesOf } from "./shares.ts";

/** From then on, until the next one, these shares hold. One without shares ends the agreement: funding counts again. */
export interface Agreement {
  readonly from: Micros;
  readonly shares: readonly NamedShare[];
}

/** Money a company has in a machine in [from, until); null: it has not left. */
export interface Contribution {
  readonly company: string;
  readonly amount: number;
  readonly from: Micros;
  readonly until: Micros | null;
}

/** A part that a grant paid. Without shares it divides like the members' own part, and so changes nothing. */
export interface GrantPart {
  readonly amount: number;
  readonly from: Micros;
  readonly until: Micros | null;
  readonly shares: readonly NamedShare[];
}

/** When a company belonged to the cluster. Several for one that came back; a company with none always belonged. */
export interface Membership {
  readonly company: string;
  readonly from: Micros;
  readonly until: Micros | null;
}

/** Who owns one machine, and since when. */
export interface Ownership {
  readonly agreements: readonly Agreement[];
  readonly contributions: readonly Contribution[];
  readonly grants: readonly GrantPart[];
  readonly memberships: readonly Membership[];
}

const holdsAt = (t: Micros) => (it: { readonly from: Micros; readonly until: Micros | null }) =>
  it.from <= t && (it.until === null || t < it.until);

/**
 * Shares of a machine at a moment: the agreement in force, else e_i = (own_i + sum of grant x stated share_i) / total.
 * Companies that do not belong at that moment have none, and the others' shares grow in proportion.
 */
export function sharesAt(t: Micros, ownership: Ownership): Shares {
  const bound = new Set(ownership.memberships.map((it) => it.company));
  const present = new Set(ownership.memberships.filter(holdsAt(t)).map((it) => it.company));
  const belongs = ({ company }: { readonly company: string }) => !bound.has(company) || present.has(company);
  const among = (shares: readonly NamedShare[]): Shares =>
    sharesOf(shares.filter(belongs).map((it) => [it.company, it.share]));

  const agreed = ownership.agreements
    .filter((it) => it.from <= t)
    .reduce<Agreement | null>((last, it) => (last && last.from > it.from ? last : it), null);
  if (agreed && agreed.shares.length > 0) return among(agreed.shares);

  const own = ownership.contributions.filter(holdsAt(t)).filter(belongs);
  const stated = ownership.grants.filter(holdsAt(t));
  return sharesOf([
    ...own.map((it) => [it.company, it.amount] as const),
    ...stated.flatMap((grant) =>
      [...among(grant.shares)].map(([company, share]) => [company, grant.amount * share] as const),
    ),
  ]);
}
