import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { localDay } from "../domain/calendar/open-time.ts";
import type { Agreement, Ownership } from "../domain/fairness/entitlement/ownership.ts";

/** Agreed shares of the site file, or others that somebody thinks about. */
export type AgreedShares = Site["fairness"]["shares"];

/**
 * Who owns each machine of a site, and since when. A machine's own agreements come before those of all machines, from
 * the first of its own on.
 */
export function ownershipOf(
  { cluster, funding, fairness }: Pick<Site, "cluster" | "funding" | "fairness">,
  machine: string,
  agreed: AgreedShares = fairness.shares,
): Ownership {
  const startOf = (day: string): Micros => localDay(Temporal.PlainDate.from(day), cluster.zone).from;
  const endOf = (day: string | undefined): Micros | null =>
    day === undefined ? null : localDay(Temporal.PlainDate.from(day), cluster.zone).until;
  const agreement = ({ since, shares }: AgreedShares[number]): Agreement => ({
    from: startOf(since),
    shares: Object.entries(shares).map(([company, share]) => ({ company, share })),
  });
  const own = agreed.filter((it) => it.machine === machine).map(agreement);
  const firstOwn = Math.min(...own.map((it) => it.from));
  const common = agreed.filter((it) => it.machine === undefined).map(agreement);
  return {
    agreements: [...common.filter((it) => it.from < firstOwn), ...own],
    contributions: funding
      .filter((it) => it.machine === machine)
      .map(({ company, amount, since, until }) => ({
        ...{ company, amount, from: startOf(since), until: endOf(until) },
      })),
    grants: fairness.grantParts
      .filter((it) => it.machine === machine)
      .map(({ amount, since, until, shares }) => ({
        ...{ amount, from: startOf(since), until: endOf(until) },
        shares: Object.entries(shares).map(([company, share]) => ({ company, share })),
      })),
    memberships: fairness.memberships.map(({ company, since, until }) => ({
      ...{ company, from: startOf(since), until: endOf(until) },
    })),
  };
}
