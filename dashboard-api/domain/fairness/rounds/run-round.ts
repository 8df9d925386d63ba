import type { Micros } from "../../../../config/micros.ts";
import { allocationRound } from "./allocation-round.ts";
import type { RoundOutcome } from "./outcome.ts";
import { createRoundRules, type RoundRules } from "./round-rules.ts";
import type { Contender, TakenSlot, Wish } from "./wish.ts";

/** All that a run is made of, as it is stored: run again, it gives the same outcome. */
export interface RunInput {
  readonly seed: string;
  readonly contenders: readonly Contender[];
  readonly wishes: readonly Wish[];
  readonly taken: readonly TakenSlot[];
  readonly changeover: Readonly<Record<string, Micros>>;
  readonly rules: RoundRules;
}

/** Runs a round from its stored input. */
export const runRound = ({ changeover, rules, ...round }: RunInput): RoundOutcome =>
  allocationRound({
    ...round,
    changeover: new Map(Object.entries(changeover)),
    rulesAgainst: createRoundRules(rules),
  });
