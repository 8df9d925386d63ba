import type { Micros } from "../../../../config/micros.ts";
import { type Changes, inForce } from "../../calendar/changes.ts";

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

/** What use costs, and since when: an hour costs what holds when it begins, whenever it is settled. */
export interface FeeRules {
  /** By machine, then by fee class. */
  readonly fees: ReadonlyMap<string, Partial<Readonly<Record<FeeClass, Changes<Fee>>>>>;
  readonly feeClassOf: ReadonlyMap<string, Changes<FeeClass>>;
  /** By machine; 1 where it is not named. */
  readonly peakFactors: ReadonlyMap<string, Changes<number>>;
  readonly lateCancel: Changes<PenaltyRule>;
  readonly noShow: Changes<PenaltyRule>;
}

/** The fee of a company on a machine at a moment, or undefined where the committee has set none. */
export function feeOf(company: string, machine: string, at: Micros, rules: FeeRules): Fee | undefined {
  const classes = rules.feeClassOf.get(company);
  const fees = classes && rules.fees.get(machine)?.[inForce(classes, at)];
  return fees && inForce(fees, at);
}

export const peakFactorOf = (machine: string, at: Micros, { peakFactors }: FeeRules): number => {
  const factors = peakFactors.get(machine);
  return factors ? inForce(factors, at) : 1;
};
