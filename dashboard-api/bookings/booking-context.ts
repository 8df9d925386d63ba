import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { givenUpAfter, heldAfter } from "./find-bookings.ts";
import type { MachineRules } from "./machine-rules.ts";

/** Who wants to hold a machine. */
export interface Wisher {
  readonly company: string;
  readonly person: string | null;
  readonly mentor: string | null;
}

/** All that the rules look at, read in the transaction of `db`; `without` is the booking that is to be changed. */
export async function readContext(
  db: Query,
  rules: MachineRules,
  { company, person, mentor }: Wisher,
  now: Micros,
  without?: string,
): Promise<BookingContext> {
  const { machine, since, zone, policy, open, maintenance, peak } = rules;
  const counts = policy.quotas.length > 0;
  const held =
    counts || policy.futureBookings !== undefined ? await heldAfter(db, company, machine.id, since) : [];
  const givenUp = counts ? await givenUpAfter(db, company, machine.id, since) : [];
  // The person is one of the company's own; a mentor may come from anywhere.
  const qualifications =
    policy.qualification !== undefined && (person !== null || mentor !== null)
      ? await db
          .selectFrom("qualification")
          .innerJoin("person", "person.id", "qualification.person")
          .select(["qualification.level", "qualification.until"])
          .where("qualification.machine", "=", machine.id)
          .where((eb) =>
            eb.or([
              eb.and([eb("person.id", "=", person ?? ""), eb("person.company", "=", company)]),
              eb("person.id", "=", mentor ?? ""),
            ]),
          )
          .execute()
      : [];
  return {
    ...{ now, zone, policy, open, maintenance, peak, givenUp, qualifications },
    held: held.filter((it) => it.id !== without).map((it) => ({ ...it, company })),
  };
}

/**
 * The rules for changing a booking that is there. Where its start stays, no lead time is asked for again; where it only
 * shrinks, only the form of what is left counts.
 */
export function forChange(context: BookingContext, before: Interval, after: Interval): BookingContext {
  const { futureBookings, qualification, ...policy } = context.policy;
  const horizon = Math.max(policy.horizon, after.from - context.now);
  if (after.from >= before.from && after.until <= before.until) {
    const free = { ...policy, quotas: [], notice: 0, horizon, maximum: Number.MAX_SAFE_INTEGER };
    return { ...context, policy: free, open: [after], maintenance: [] };
  }
  if (after.from !== before.from) return context;
  return { ...context, policy: { ...policy, futureBookings, qualification, notice: 0, horizon } };
}
