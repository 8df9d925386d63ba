import type { z } from "zod";
import type { Claim } from "../fairness/claims.ts";
import type { ToldOf } from "../fairness/told-of.ts";
import type { claimSchema } from "./fairness-schema.ts";

/** Claims of the companies that the caller is told of by name, whoever goes first before all others. */
export function viewClaims(claims: readonly Claim[], told: ToldOf): z.infer<typeof claimSchema>[] {
  const contending = claims.filter((it) => Number.isFinite(it.claim));
  const placeOf = (own: Claim) => contending.filter((it) => it.claim < own.claim).length + 1;
  return claims
    .filter(({ company }) => told.isNamed(company))
    .toSorted((a, b) => (a.claim === b.claim ? (a.company < b.company ? -1 : 1) : a.claim - b.claim))
    .map((it) => {
      const isContending = Number.isFinite(it.claim);
      return { ...it, claim: isContending ? it.claim : null, place: isContending ? placeOf(it) : null };
    });
}
