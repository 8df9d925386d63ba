import { balance } from "./balance.ts";

/** A figure and the least and most it can become. */
export interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface BoundedStanding {
  readonly use: Bounded;
  /** s_i; null where nobody used anything. */
  readonly share: Bounded | null;
  /** x_i = s_i / e_i */
  readonly relative: Bounded | null;
  readonly balance: Bounded;
}

/**
 * A member's figures, with unassigned use wholly given to it in one extreme and wholly to other members in the other:
 * nothing the committee can decide about it lies outside. `e` is the member's share of all entitlement; the only
 * member there is can at least have none of it.
 */
export function boundedStanding(
  e: number,
  use: number,
  sumOfUse: number,
  unassigned: number,
): BoundedStanding {
  const whole = sumOfUse + unassigned;
  const othersCanHaveIt = e < 1;
  const share =
    sumOfUse > 0
      ? {
          value: use / sumOfUse,
          lower: use / (othersCanHaveIt ? whole : sumOfUse),
          upper: (use + unassigned) / whole,
        }
      : null;
  return {
    use: { value: use, lower: use, upper: use + unassigned },
    share,
    relative: share && { value: share.value / e, lower: share.lower / e, upper: share.upper / e },
    balance: {
      value: balance(e, use, sumOfUse),
      lower: balance(e, use + unassigned, whole),
      upper: balance(e, use, othersCanHaveIt ? whole : sumOfUse),
    },
  };
}
