import type { UsePart } from "../use/use-line.ts";

/** One thing to be said about a member's figure, with its numbers: hours are equivalent hours, shares from 0 to 1. */
export type Fact =
  | { readonly id: "entitlement"; readonly share: number }
  | { readonly id: "use"; readonly hours: number; readonly all: number; readonly share: number }
  | { readonly id: "nobodyUsed" }
  | { readonly id: "moreThanEntitled"; readonly relative: number; readonly hours: number }
  | { readonly id: "lessThanEntitled"; readonly relative: number; readonly hours: number }
  | { readonly id: "asEntitled" }
  | { readonly id: "part"; readonly part: UsePart; readonly hours: number }
  | { readonly id: "sumOfParts"; readonly hours: number }
  | { readonly id: "unassigned"; readonly hours: number; readonly lower: number; readonly upper: number }
  | { readonly id: "coverage"; readonly share: number }
  | { readonly id: "peak"; readonly relative: number }
  | { readonly id: "demand"; readonly requested: number; readonly granted: number; readonly met: number }
  | { readonly id: "shortfall"; readonly fair: number; readonly hours: number }
  | { readonly id: "noShortfall"; readonly fair: number }
  | { readonly id: "claim"; readonly claim: number; readonly place: number; readonly of: number };

export type FactId = Fact["id"];
export type FactOf<Id extends FactId> = Extract<Fact, { id: Id }>;

/** How each fact is said in one language; `member` is the company's name as the page writes it. */
export type Sentences = {
  readonly [Id in FactId]: (fact: FactOf<Id>, member: string) => string;
};
