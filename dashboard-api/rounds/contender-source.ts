import type { Micros } from "../../config/micros.ts";
import type { Contender } from "../domain/fairness/rounds/wish.ts";
import type { Valuation } from "../domain/fairness/use/equivalent-hours.ts";
import type { Interval } from "../domain/interval/interval.ts";

export interface ContenderQuery extends Interval {
  readonly machines: readonly string[];
  /** Now: what use decays to. */
  readonly at: Micros;
}

/** Whose turn it is in a round: everybody's entitlement to its machines over its period, and what they had of late. */
export interface ContenderSource {
  contenders(query: ContenderQuery): Promise<Pick<Contender, "company" | "entitlement" | "held">[]>;
  /** What hours weigh by the rates in force at a time. */
  readonly valuationAt: (time: Micros) => Valuation;
}
