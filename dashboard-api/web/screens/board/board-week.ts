import type { ListedView } from "../../../routes/booking-view.ts";
import type { OpenHoursView } from "../../../routes/open-hours.ts";
import { type Millis, millis } from "../../time/instant.ts";
import { addDays, dateOf } from "../../time/zoned.ts";

/** A stretch of a day, as parts of it from 0 to 1. */
export interface DaySpan {
  from: number;
  to: number;
}

/** A booking, or what else takes time, on one day. */
export interface DayEntry extends DaySpan {
  key: string;
  kind: ListedView["kind"];
  /** Short name of whose it is, or of a block; null: not told. */
  name: string | null;
  status: "confirmed" | "requested" | "offered";
  /** The whole of it, which may go beyond the day. */
  whole: { from: Millis; to: Millis };
}

export interface BoardDay {
  from: Millis;
  to: Millis;
  /** Name of a holiday or of the cluster's own day; undefined: a day like others. Null: a holiday without a name. */
  name: string | null | undefined;
}

export interface MachineDay {
  entries: DayEntry[];
  closed: DaySpan[];
  isClosed: boolean;
  /** What the machine's calendar calls the day. */
  name: string | null;
}

/** Seven days from a Monday. */
export function boardDays(monday: Millis, zone: string, hours: OpenHoursView): BoardDay[] {
  const named = new Map(hours.holidays.map(({ date, name }) => [date, name]));
  return Array.from({ length: 7 }, (_, day) => {
    const from = addDays(monday, day, zone);
    return { from, to: addDays(monday, day + 1, zone), name: named.get(dateOf(from, zone)) };
  });
}

const within = (day: BoardDay, from: Millis, to: Millis): DaySpan | undefined => {
  const length = day.to - day.from;
  const span = {
    from: Math.max(0, (from - day.from) / length),
    to: Math.min(1, (to - day.from) / length),
  };
  return span.to > span.from ? span : undefined;
};

/** What of a day lies outside of spans that are in order. */
function outside(spans: readonly DaySpan[]): DaySpan[] {
  const gaps: DaySpan[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    if (from > at) gaps.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  return at < 1 ? [...gaps, { from: at, to: 1 }] : gaps;
}

/** What one machine has on one day. */
export function machineDay(given: {
  machine: string;
  day: BoardDay;
  zone: string;
  bookings: readonly ListedView[];
  hours: OpenHoursView;
  nameOf: (company: string) => string;
}): MachineDay {
  const { machine, day, zone, bookings, hours, nameOf } = given;
  const own = hours.machines.find((it) => it.machine === machine);
  const pattern = own && hours.patterns[own.pattern];
  const open = (pattern?.open ?? []).flatMap((it) => within(day, millis(it.from), millis(it.to)) ?? []);
  const closed = outside(open.toSorted((one, other) => one.from - other.from));
  const entries: DayEntry[] = [];
  const add = (entry: Omit<DayEntry, "from" | "to">) => {
    const span = within(day, entry.whole.from, entry.whole.to);
    if (span) entries.push({ ...entry, ...span });
  };
  for (const it of bookings) {
    if (it.machine !== machine) continue;
    const whole = { from: millis(it.from), to: millis(it.to) };
    const told = it.view === "busy" ? it.company : it.company && nameOf(it.company);
    const status = it.view === "busy" ? "confirmed" : it.status;
    if (status !== "confirmed" && status !== "requested" && status !== "offered") continue;
    add({ key: `${it.machine} ${it.from}`, kind: it.kind, name: told, status, whole });
  }
  for (const { from, to, name } of own?.maintenance ?? []) {
    const whole = { from: millis(from), to: millis(to) };
    add({ key: `planned ${from}`, kind: "maintenance", name, status: "confirmed", whole });
  }
  return {
    entries: entries.sort((one, other) => one.from - other.from || one.to - other.to),
    closed,
    isClosed: open.length === 0,
    name: pattern?.days.find((it) => it.date === dateOf(day.from, zone))?.name ?? null,
  };
}

/** From which to which hour of the day a machine's week is drawn: all that is open or booked, in whole hours. */
export function hoursShown(days: readonly MachineDay[]): { first: number; last: number } {
  const spans = days.flatMap(({ closed, entries }) => [...outside(closed), ...entries]);
  if (spans.length === 0) return { first: 8, last: 18 };
  return {
    first: Math.floor(Math.min(...spans.map((it) => it.from)) * 24),
    last: Math.ceil(Math.max(...spans.map((it) => it.to)) * 24),
  };
}
