import fc from "fast-check";
import type { MemberUse } from "../../../../../dashboard-api/domain/fairness/measures/standing.ts";

/** Members of [use, entitlement] each. */
export const membersOf = (pairs: readonly (readonly [use: number, entitlement: number])[]): MemberUse[] =>
  pairs.map(([use, entitlement], index) => ({ company: `m${index}`, use, entitlement }));

const amount = fc.double({ min: 0.01, max: 1_000, noNaN: true });

/** One to twelve members, some without use. At least one has used something. */
export const anyMembers = fc
  .tuple(
    fc.tuple(amount, amount),
    fc.array(fc.tuple(fc.oneof(amount, fc.constant(0)), amount), { maxLength: 11 }),
  )
  .map(([first, rest]) => membersOf([first, ...rest]));
