import { useCallback, useMemo } from "preact/hooks";
import { DAY, type Micros, rfc3339FromMicros } from "../../../../../config/micros.ts";
import { zonedAt } from "../../../../domain/calendar/local-time.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { ListedView } from "../../../../routes/booking-view.ts";
import type { OpenHoursView } from "../../../../routes/open-hours.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { useLanguage } from "../../../language/use-words.ts";
import { useBookingTurn } from "../../../live/use-live.ts";
import type { Company } from "../../../session/use-companies.ts";
import { usePerson } from "../../../session/use-session.ts";
import { rangeOf } from "../plan/view-range.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { type CalendarBooking, calendarBooking } from "./calendar-booking.ts";
import { type HoursBook, hoursBook } from "./machine-hours.ts";
import { usePolled } from "./use-polled.ts";

export interface CalendarMachine {
  readonly id: string;
  readonly name: string;
}

/** All that the calendar knows. Undefined: not yet. */
export interface CalendarData {
  readonly machines: readonly CalendarMachine[] | undefined;
  readonly hours: HoursBook | undefined;
  /** By machine, in order. */
  readonly bookings: ReadonlyMap<string, readonly CalendarBooking[]>;
  readonly isKnown: boolean;
  readonly companies: readonly Company[];
  readonly nameOf: (company: string) => string;
  readonly problem: ApiProblem | undefined;
  readonly again: () => Promise<void>;
  /** What may be looked at next is asked for, so that it is there when it is. */
  readonly expect: (range: Interval) => void;
}

const longest = 390 * DAY;
/** As far as bookings can mostly be made: for finding free time without asking again. */
const farthest = 62 * DAY;
const none: readonly never[] = [];
const around = ({ from, until }: Interval): Interval => ({ from: from - DAY, until: until + DAY });

type Listed = { items: ListedView[]; next: string | null };

const keyOf = ({ from, until }: Interval) => `${from} ${until}`;
/** Milliseconds between two looks while nothing is told. */
const awayPace = 10_000;

/** Bookings of all machines that touch a window, new as soon as the event stream says so. */
export function useBookings(window: Interval | undefined) {
  const { turn, isAway } = useBookingTurn();
  const pace = { every: isAway ? awayPace : null, turn };
  return usePolled<Listed>(window && keyOf(window), pace, (api, signal, key) => {
    const [from = 0, until = 1] = key.split(" ").map(Number);
    const query = {
      from: rfc3339FromMicros(from),
      to: rfc3339FromMicros(until),
      status: "requested,confirmed,offered",
    };
    return api.get<Listed>("/bookings", query, signal);
  });
}

/** Bookings as the calendar shows them, by machine. */
export function useByMachine(
  items: readonly ListedView[] | undefined,
  hours: HoursBook | undefined,
  nameOf: (company: string) => string,
): ReadonlyMap<string, readonly CalendarBooking[]> {
  const { role, company } = usePerson();
  return useMemo(() => {
    const viewed = (items ?? none).map((it) =>
      calendarBooking(it, {
        ...{ viewer: { role, company }, nameOf },
        changeover: hours?.machines.get(it.machine)?.rules.changeover ?? 0,
      }),
    );
    const ordered = viewed.toSorted((a, b) => a.from - b.from);
    return Map.groupBy(ordered, (it) => it.machine);
  }, [items, hours, nameOf, role, company]);
}

export function useCalendarData(range: Interval, today: Micros): CalendarData {
  const language = useLanguage();
  const machines = useAnswer(
    (api, signal) =>
      api.get<{ items: { id: string; name: { ja: string; en: string } }[] }>("/machines", {}, signal),
    [],
  );
  const companies = useAnswer((api, signal) => api.get<{ items: Company[] }>("/companies", {}, signal), []);
  const { zone } = useCalendarTime();
  const near = useMemo(() => {
    const monthOf = (time: Micros) => rangeOf("month", zonedAt(time, zone).toPlainDate(), zone);
    // Whole months: whoever turns to the month, or to another day, has its hours already.
    const [first, last] = [Math.min(range.from, today), Math.max(range.until - 1, today + farthest)];
    return around({ from: monthOf(first).from, until: monthOf(last).until });
  }, [range.from, range.until, today, zone]);
  const far = around(range);
  const window = near.until - near.from <= longest ? near : far;
  const asked = usePolled<OpenHoursView>(keyOf(window), { every: 600_000 }, (api, signal) =>
    api.get<OpenHoursView>(
      "/open-hours",
      { from: rfc3339FromMicros(window.from), to: rfc3339FromMicros(window.until) },
      signal,
    ),
  );
  const bookings = useBookings(far);
  const { ahead } = bookings;
  const expect = useCallback((range: Interval) => ahead(keyOf(around(range))), [ahead]);
  const hours = useMemo(() => asked.value && hoursBook(asked.value), [asked.value]);
  const known = companies.value?.items ?? none;
  const nameOf = useMemo(() => {
    const names = new Map(known.map((it) => [it.id, it.short]));
    return (company: string) => names.get(company) ?? company;
  }, [known]);
  const byMachine = useByMachine(bookings.value?.items, hours, nameOf);
  const named = useMemo(
    () => machines.value?.items.map(({ id, name }) => ({ id, name: name[language] })),
    [machines.value, language],
  );
  return {
    ...{ machines: named, hours, bookings: byMachine, companies: known, nameOf },
    isKnown: bookings.value !== undefined,
    problem: bookings.problem ?? asked.problem ?? machines.problem,
    again: bookings.again,
    expect,
  };
}
