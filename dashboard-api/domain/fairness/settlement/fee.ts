/** What a company pays as: 会員, 域内中小企業, 大企業, 域外. */
export const feeClasses = ["member", "localSmall", "large", "outside"] as const;
export type FeeClass = (typeof feeClasses)[number];

/** Prices of one machine for one fee class, in yen before tax; all whole but the hourly price. */
export interface Fee {
  /** Once a booking that was kept. */
  readonly base: number;
  /** Per chargeable hour. */
  readonly hourly: number;
  /** Least charge for a booking that was kept. */
  readonly minimum: number;
  readonly taxClass: string;
}

/** What a late cancellation or a no-show pays: a share of the hourly price for its time, and whole yen on top. */
export interface PenaltyRule {
  readonly share: number;
  readonly amount: number;
}

export interface FeeRules {
  /** By machine, then by fee class. */
  readonly fees: ReadonlyMap<string, Partial<Readonly<Record<FeeClass, Fee>>>>;
  readonly feeClassOf: ReadonlyMap<string, FeeClass>;
  /** By machine; 1 where it is not named. */
  readonly peakFactors: ReadonlyMap<string, number>;
  readonly lateCancel: PenaltyRule;
  readonly noShow: PenaltyRule;
}

/** The fee of a company on a machine, or undefined where the committee has set none. */
export function feeOf(company: string, machine: string, rules: FeeRules): Fee | undefined {
  const feeClass = rules.feeClassOf.get(company);
  return feeClass && rules.fees.get(machine)?.[feeClass];
}
