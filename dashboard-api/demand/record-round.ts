import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { createRuleBook } from "../bookings/machine-rules.ts";
import type { Query } from "../database/database.ts";
import type { Denial, RoundOutcome } from "../domain/fairness/rounds/outcome.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { duration } from "../domain/interval/interval.ts";
import { recordAttempt } from "./record-attempt.ts";

interface RoundWish extends Interval {
  readonly id: string;
  readonly company: string;
  readonly machine: string;
  readonly alternative: string | null;
  readonly job?: string | null;
}

/** The others are refusals by rules, or were never a demand of their own. */
const lost: readonly Denial["reason"][] = ["taken", "alreadyBooked"];

/**
 * Puts what companies wished for in a round on record, in the transaction that publishes it. Wishes that stand in for
 * each other are one attempt: the one granted, or else the longest that was lost.
 */
export async function recordRound(
  db: Query,
  site: Site,
  given: {
    round: string;
    at: Micros;
    wishes: readonly RoundWish[];
    outcome: Pick<RoundOutcome, "denials">;
    /** Booking of each granted wish. */
    bookings: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { round, at, outcome, bookings } = given;
  const rules = createRuleBook(site);
  const isLost = new Set(
    outcome.denials.filter(({ reason }) => lost.includes(reason)).map(({ wish }) => wish),
  );
  const asked = Map.groupBy(given.wishes, ({ id, company, alternative }) =>
    JSON.stringify([company, alternative ?? { id }]),
  );
  for (const wishes of asked.values()) {
    const granted = wishes.find(({ id }) => bookings[id] !== undefined);
    const [longest] = wishes.filter(({ id }) => isLost.has(id)).sort((a, b) => duration(b) - duration(a));
    const wish = granted ?? longest;
    const machine = site.machines.find(({ id }) => id === wish?.machine);
    if (!wish || !machine) continue;
    const { company, from, until, job = null } = wish;
    const booking = bookings[wish.id];
    await recordAttempt(
      db,
      { company, machine: machine.id, from, until, at, job, request: round },
      rules.rules(machine, at).peak,
      booking === undefined ? { outcome: "busy" } : { outcome: "granted", booking },
    );
  }
}
