import type { Micros } from "../../../../config/micros.ts";
import type { BookingContext } from "../../booking/booking-context.ts";
import type { GivenUpSlot, HeldBooking } from "../../booking/held-booking.ts";
import { rulesAgainst } from "../../booking/judge.ts";
import type { RuleName } from "../../booking/refusal.ts";
import type { Wish } from "./wish.ts";

/** What the rules of booking look at in a round, as plain values. */
export interface RoundRules {
  readonly at: Micros;
  readonly zone: string;
  readonly machines: Readonly<
    Record<string, Pick<BookingContext, "policy" | "open" | "maintenance" | "peak">>
  >;
  readonly held: readonly HeldBooking[];
  readonly givenUp: readonly GivenUpSlot[];
  /** By wish: levels that the person or the mentor it names holds. */
  readonly qualifications: Readonly<Record<string, BookingContext["qualifications"]>>;
}

const keyOf = ({ company, machine }: { company: string; machine: string }) => `${machine} ${company}`;

/** What a round is for stands in no rule of lead time: the committee opened it for that period. */
export const policyInRound = (policy: BookingContext["policy"]): BookingContext["policy"] => ({
  ...policy,
  notice: 0,
  horizon: Number.MAX_SAFE_INTEGER,
});

/** The rules of booking against a wish, what its company was granted in the round before being held as well. */
export function createRoundRules(
  rules: RoundRules,
): (wish: Wish, granted: readonly Wish[]) => readonly RuleName[] {
  const held = Map.groupBy(rules.held, keyOf);
  const givenUp = Map.groupBy(rules.givenUp, keyOf);
  return (wish, granted) => {
    const machine = rules.machines[wish.machine];
    if (!machine) throw new RangeError(`wish ${wish.id}: machine ${wish.machine} is not of this round`);
    const got = granted
      .filter((it) => it.machine === wish.machine)
      .map(({ id, company, from, until }) => ({
        ...{ id, machine: wish.machine, company, from, until },
        takenAt: rules.at,
      }));
    const { company, from, until } = wish;
    return rulesAgainst(
      { machine: wish.machine, company, from, until },
      {
        ...{ now: rules.at, zone: rules.zone, ...machine, policy: policyInRound(machine.policy) },
        held: [...(held.get(keyOf(wish)) ?? []), ...got].toSorted((a, b) => a.from - b.from),
        givenUp: givenUp.get(keyOf(wish)) ?? [],
        qualifications: rules.qualifications[wish.id] ?? [],
      },
    );
  };
}
