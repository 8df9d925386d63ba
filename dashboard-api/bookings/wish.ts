import { DAY } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import type { BookingRequest } from "../domain/booking/held-booking.ts";
import { suggest } from "../domain/booking/suggest.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";
import type { BookingDetails } from "./booking.ts";
import type { Slot } from "./outcome.ts";
import type { Taken } from "./taken-time.ts";

/** What a company asks for. */
export interface Wish
  extends Interval,
    Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor"> {
  readonly machine: Machine;
  readonly company: string;
}

/** The beginning of a booking. */
export const beginning = (
  wish: Wish,
  given: { id: string; changeover: number; takenAt: number; series: string | null },
) => {
  const { machine, company, from, until, purpose, grant, job, person, mentor } = wish;
  return {
    ...{ id: given.id, machine: machine.id, kind: "booking" as const, company, from, until },
    excludedUntil: until + given.changeover,
    ...{ takenAt: given.takenAt, series: given.series, purpose, grant, job, person, mentor },
  };
};

/** How far from the wish a free slot still helps. */
const near = 14 * DAY;
const suggestions = 3;

/** Free slots near the wish that pass all rules. `taken` is all that is taken around. */
export function freeSlots(request: BookingRequest, taken: readonly Taken[], context: BookingContext): Slot[] {
  const { changeover } = context.policy;
  const busy = union(
    taken
      .filter((it) => it.id !== request.replaces)
      // The changeover after what is wished must be free too.
      .map((it) => ({ from: it.from - changeover, until: it.excludedUntil })),
  );
  const horizon = Math.min(context.policy.horizon, Math.max(0, request.from - context.now) + near);
  const nearby = { ...context, policy: { ...context.policy, horizon } };
  return suggest(request, busy, nearby, suggestions).map((it) => ({ machine: request.machine, ...it }));
}
