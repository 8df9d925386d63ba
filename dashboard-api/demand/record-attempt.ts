import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import { peakPart } from "../domain/booking/quota-use.ts";
import { type Interval, totalDuration } from "../domain/interval/interval.ts";

/** Somebody asks for time of a machine. */
export interface Asked extends Interval {
  readonly company: string | null;
  readonly machine: string;
  readonly at: Micros;
  /** Names what was asked for at once. */
  readonly request: string;
  readonly job: string | null;
  /** In line since then, or had from there. */
  readonly waitlist?: string;
  /** How much of the slot; all of it when absent. */
  readonly requested?: Micros;
  /** Time that counts no more: of a booking that is made longer. */
  readonly without?: Interval;
}

export type Got =
  | { readonly outcome: "granted"; readonly booking: string }
  | { readonly outcome: "busy" | "waitlisted" };

/**
 * Puts an attempt on record, in the transaction in which it was decided. What the rules refuse, dry runs and requests
 * sent again are none, and so is what the cluster itself does.
 */
export async function recordAttempt(
  db: Query,
  asked: Asked,
  peak: readonly Interval[],
  got: Got,
): Promise<void> {
  const { company, machine, at, request, job, from, until, without } = asked;
  if (company === null) return;
  const before = without ? without.until - without.from : 0;
  const requested = asked.requested ?? until - from - before;
  if (requested <= 0) return;
  const peakOf = (slot: Interval) => totalDuration(peakPart([slot], peak));
  const inPeak = peakOf({ from, until }) - (without ? peakOf(without) : 0);
  await db
    .insertInto("demand_attempt")
    .values({
      ...{ request, company, machine, at, starts: from, until, requested, job },
      peak: Math.max(0, Math.min(requested, inPeak)),
      outcome: got.outcome,
      booking: got.outcome === "granted" ? got.booking : null,
      waitlist: asked.waitlist ?? null,
    })
    .execute();
}
