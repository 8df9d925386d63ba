import type { Micros } from "../../config/micros.ts";
import {
  type AtMachineObstacle,
  type Chosen,
  type SlotAtMachine,
  slotAtMachine,
} from "../domain/booking/at-machine.ts";

export const pageActions = ["start", "setup", "extend", "finish", "fault", "assign"] as const;
export type PageAction = (typeof pageActions)[number];

/** Why an action cannot be taken now, for words in each language. */
export const pageObstacles = [
  ...["no-booking", "not-yet", "others-slot", "not-approved", "out-of-use", "not-begun", "no-room"],
  "nothing-unbooked",
] as const;
export type PageObstacle =
  | AtMachineObstacle["why"]
  /** The slot begins at `at`. */
  | "not-begun"
  /** Others, closing time or the rules come right after the slot. */
  | "no-room"
  | "nothing-unbooked";

export interface PossibleAction {
  readonly action: PageAction;
  readonly isPossible: boolean;
  readonly why: PageObstacle | null;
  /** Of an obstacle: when it ends. Of `extend`: the latest possible end. */
  readonly at: Micros | null;
}

/** What is at the machine now, for one company, or with null for whoever comes. */
export interface AtMachineNow {
  readonly slots: readonly SlotAtMachine[];
  readonly company: string | null;
  readonly at: Micros;
  readonly earlyLimit: Micros;
  /** The latest end of the slot that runs; null: it cannot be extended. */
  readonly extendTo: Micros | null;
  readonly hasUnbooked: boolean;
}

const yes = (action: PageAction, at: Micros | null = null): PossibleAction => ({
  ...{ action, isPossible: true, why: null, at },
});
const no = (action: PageAction, why: PageObstacle, at: Micros | null = null): PossibleAction => ({
  ...{ action, isPossible: false, why, at },
});

/** For nobody in particular: what some company could do. */
function chosenFor({ slots, company, at, earlyLimit }: AtMachineNow): Chosen {
  const companies = company === null ? slots.flatMap((it) => it.company ?? []) : [company];
  const all = companies.map((it) => slotAtMachine(slots, it, at, earlyLimit));
  const nobody: Chosen = slotAtMachine(slots, "", at, earlyLimit);
  return all.find((it) => "slot" in it) ?? all[0] ?? nobody;
}

/** What can be done at a machine now, and of what cannot, why not. */
export function possibleActions(now: AtMachineNow): PossibleAction[] {
  const chosen = chosenFor(now);
  const { at, extendTo, hasUnbooked } = now;
  const inSlot = (action: PageAction, yesAt: Micros | null = null): PossibleAction => {
    if (!("slot" in chosen)) return no(action, chosen.why, chosen.at);
    return chosen.slot.from <= at ? yes(action, yesAt) : no(action, "not-begun", chosen.slot.from);
  };
  const isRunning = "slot" in chosen && chosen.slot.from <= at;
  return [
    "slot" in chosen ? yes("start") : no("start", chosen.why, chosen.at),
    inSlot("setup"),
    isRunning && extendTo === null ? no("extend", "no-room") : inSlot("extend", extendTo),
    inSlot("finish"),
    yes("fault"),
    hasUnbooked ? yes("assign") : no("assign", "nothing-unbooked"),
  ];
}
