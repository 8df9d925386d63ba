import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** Time of a machine that a round will give away, and which round. */
export interface ContestedTime extends Interval {
  readonly round: string;
}

/**
 * Periods of rounds of a machine that touch a span, in order. Until a round is published or withdrawn nobody books in
 * its period: else who is quick would have what the others wish for.
 */
export async function contestedWithin(
  db: Query,
  machine: string,
  { from, until }: Interval,
): Promise<ContestedTime[]> {
  const rows = await db
    .selectFrom("allocation_round")
    .select(["id", "starts", "until", "plan"])
    .where("status", "in", ["open", "run"])
    .where("until", ">", from)
    .where("starts", "<", until)
    .orderBy("starts")
    .execute();
  return rows
    .filter(({ plan }) => plan.machines.includes(machine))
    .map((round) => ({ from: round.starts, until: round.until, round: round.id }));
}
