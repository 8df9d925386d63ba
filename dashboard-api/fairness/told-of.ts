import type { Site } from "../../config/site/site.ts";
import { seesCompany } from "../access/rights.ts";
import type { Caller } from "../access/role.ts";

/** How a caller is told of other companies' totals. */
export interface ToldOf {
  readonly others: Site["fairness"]["others"];
  /** Whether it is told of a company by name. */
  isNamed(company: string): boolean;
}

/** By the policy; where members do not know who has booked, they do not learn it from totals either. */
export function toldOf({ fairness, policies }: Pick<Site, "fairness" | "policies">, caller: Caller): ToldOf {
  if (seesCompany(caller, null)) return { others: "names", isNamed: () => true };
  const isHidden = fairness.others === "names" && policies.privacy.names === "hidden";
  const others = isHidden ? "anonymous" : fairness.others;
  return { others, isNamed: (company) => others === "names" || company === caller.company };
}
