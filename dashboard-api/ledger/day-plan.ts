import type { Micros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { localHours } from "../domain/calendar/local-hours.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { localDay, type Shift, shiftsWithin } from "../domain/calendar/open-time.ts";
import { clip } from "../domain/interval/intersect.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";

/**
 * What a ledger line is booked on: a local hour, or the part of one inside or outside a shift that begins or ends
 * within it, or inside or outside peak hours. Every moment of a piece has the same day, hour of the week and shift, and
 * is peak or is not.
 */
export interface Piece extends Interval {
  /** ISO date of the local day. */
  readonly day: string;
  /** 0 is Monday's first hour, 167 Sunday's last, by the clock on the wall. */
  readonly hourOfWeek: number;
  /** The shift as the calendar names it (`08:00-17:30`); null outside opening hours. */
  readonly shift: string | null;
  readonly isPeak: boolean;
}

/** The plan of one machine for one local day: nothing the machine did is in it. */
export interface DayPlan extends Interval {
  readonly day: string;
  readonly pieces: readonly Piece[];
  readonly open: readonly Interval[];
  readonly maintenance: readonly Interval[];
  /** A slot given up later than this before its start was given up too late. */
  readonly lateLimit: Micros;
}

export interface DayPlans {
  /** The plan of a machine of the site for an ISO date. Throws for a machine that the site does not have. */
  plan(machine: string, day: string): DayPlan;
  /** ISO date of the local day that holds a time. */
  dayOf(time: Micros): string;
  interval(day: string): Interval;
}

/** Days remembered at most; every machine shares its day's hours with all others. */
const mostDays = 500;

function remember<T>(memory: Map<string, T>, key: string, most: number, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= most) memory.delete(memory.keys().next().value as string);
  memory.set(key, made);
  return made;
}

/** Cuts a day's hours where a shift or peak time begins or ends. */
function piecesOf(
  day: string,
  hours: readonly Interval[],
  shifts: readonly Shift[],
  peak: readonly Interval[],
  zone: string,
): Piece[] {
  const edges = new Set([...shifts, ...peak].flatMap(({ from, until }) => [from, until]));
  return hours.flatMap((hour) => {
    const local = zonedAt(hour.from, zone);
    const cuts = [...edges].filter((edge) => edge > hour.from && edge < hour.until).sort((a, b) => a - b);
    return [hour.from, ...cuts].map(
      (from, index): Piece => ({
        from,
        until: cuts[index] ?? hour.until,
        day,
        hourOfWeek: (local.dayOfWeek - 1) * 24 + local.hour,
        shift: shifts.find((shift) => shift.from <= from && from < shift.until)?.shift ?? null,
        isPeak: peak.some((it) => it.from <= from && from < it.until),
      }),
    );
  });
}

/** Plans of a site's machines, remembered while they are in use. */
export function createDayPlans(site: Site): DayPlans {
  const { zone } = site.cluster;
  const holidays = new Set(site.cluster.holidays.dates);
  const machines = new Map(site.machines.map((machine) => [machine.id, machine]));
  const policies = new Map(
    site.machines.map((machine) => [machine, bookingPolicyOf(machine, site.policies.booking)]),
  );
  const names = new Map<object, string>();
  const [intervals, hours, plans] = [
    new Map<string, Interval>(),
    new Map<string, Interval[]>(),
    new Map<string, Omit<DayPlan, "maintenance" | "lateLimit">>(),
  ];
  const interval = (day: string) =>
    remember(intervals, day, mostDays, () => localDay(Temporal.PlainDate.from(day), zone));

  /** Machines with the same calendar and peak hours share plans; each of these is known by a short name. */
  const nameOf = (calendar: object) => {
    const name = names.get(calendar) ?? `${names.size}`;
    names.set(calendar, name);
    return name;
  };

  return {
    interval,
    dayOf: (time) => zonedAt(time, zone).toPlainDate().toString(),
    plan(id, day) {
      const machine = machines.get(id);
      if (!machine) throw new RangeError(`The site has no machine ${id}.`);
      const calendar = machine.calendar ?? site.cluster.calendar;
      const { from, until } = interval(day);
      const policy = policies.get(machine) ?? site.policies.booking;
      const shared = remember(
        plans,
        `${nameOf(calendar)} ${nameOf(policy.peak)} ${day}`,
        mostDays * 4,
        () => {
          const shifts = shiftsWithin({ calendar, zone, holidays, from, to: until });
          const ofDay = remember(hours, day, mostDays, () =>
            clip(localHours(from, until, zone), { from, until }),
          );
          return {
            ...{ day, from, until },
            pieces: piecesOf(day, ofDay, shifts, peakTime(policy, zone, from, until), zone),
            open: clip(union(shifts), { from, until }),
          };
        },
      );
      const maintenance = machine.maintenance.map((it) => ({ from: it.from, until: it.to }));
      return {
        ...shared,
        maintenance: clip(union(maintenance), { from, until }),
        lateLimit: policy.lateCancellation,
      };
    },
  };
}

/** The ISO date so many days later. */
export const laterDay = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();
