import type { MachineState } from "../../../../config/machine-state.ts";
import { HOUR, MINUTE } from "../../../../config/micros.ts";
import type { Assignment } from "../../../../dashboard-api/domain/attribution/assignment.ts";
import type { Booking } from "../../../../dashboard-api/domain/attribution/booking.ts";
import type { Interval } from "../../../../dashboard-api/domain/interval/interval.ts";
import { type BookKeeping, keepBooks, sliceHistory } from "../../../../dashboard-api/domain/ledger/books.ts";
import type { TimelineInterval } from "../../../../dashboard-api/domain/timeline/timeline-interval.ts";

/** States with their lengths in minutes, one after the other from midnight. */
export type Stretches = readonly (readonly [MachineState, number])[];

export const timelineOf = (stretches: Stretches): TimelineInterval[] => {
  let at = 0;
  return stretches.map(([state, minutes]) => {
    const from = at;
    at += minutes * MINUTE;
    return { from, until: at, state, derivation: 0, rules: "r", inferred: false };
  });
};

export const slot = (id: string, company: string, from: number, until: number): Booking => ({
  id,
  company,
  from: from * MINUTE,
  until: until * MINUTE,
});

/** The books of a short history, in UTC hours, with the design's limits. */
export function booksOf(
  stretches: Stretches,
  settings: {
    open?: Interval[];
    maintenance?: Interval[];
    bookings?: Booking[];
    assignments?: Assignment[];
    bridgeLimit?: number;
  } = {},
) {
  const history = timelineOf(stretches);
  const end = history.at(-1)?.until ?? 0;
  const input: BookKeeping = {
    history,
    hours: Array.from({ length: Math.ceil(end / HOUR) }, (_, hour) => ({
      from: hour * HOUR,
      until: (hour + 1) * HOUR,
    })),
    open: settings.open ?? [{ from: 0, until: end }],
    maintenance: settings.maintenance ?? [],
    bookings: settings.bookings ?? [],
    starts: [],
    assignments: settings.assignments ?? [],
    bridgeLimit: settings.bridgeLimit ?? 2 * MINUTE,
    attribution: { breakLimit: 5 * MINUTE, earlyLimit: 30 * MINUTE },
  };
  return { input, lines: keepBooks(input), slices: sliceHistory(input) };
}
