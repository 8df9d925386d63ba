import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import { type Site, siteSchema } from "../../config/site/site.ts";
import type { Database } from "../../dashboard-api/database/database.ts";
import type { Booking } from "../../dashboard-api/domain/attribution/booking.ts";
import type { BookingReader } from "../../dashboard-api/ledger/booking-reader.ts";
import { year, yearSiteData } from "./synthetic-year.ts";

const companyCount = 60;
const companyId = (index: number) => `company-${String(index % companyCount).padStart(2, "0")}`;

/** The made-up year of a cluster of 60 companies: prices, peak hours, funding that changes within the year. */
export function fairYearSite(machines: number): Site {
  const data = yearSiteData(machines);
  return siteSchema.parse({
    ...data,
    companies: Array.from({ length: companyCount }, (_, index) => {
      const id = companyId(index);
      return { id, name: id, short: id };
    }),
    machines: data.machines.map((machine, index) => ({
      ...{ ...machine, rate: 3_000 + 500 * (index % 12) },
      capabilities: [{ process: `process-${index % 20}` }],
    })),
    funding: data.machines.flatMap(({ id }, index) =>
      Array.from({ length: 6 }, (_, more) => ({
        ...{ company: companyId(index * 7 + more * 11), machine: id, amount: 1_000_000 * (1 + more) },
        since: more === 5 ? "2025-10-01" : "2024-04-01",
      })),
    ),
    fairness: { peakFactor: 1.25 },
    policies: {
      booking: {
        maximum: "24 h",
        peak: [{ days: ["mon", "tue", "wed", "thu", "fri"], hours: "09:00-12:00" }],
        quotas: [{ hours: 80, window: "28 d" }],
      },
    },
  });
}

/** Two slots on each working day of a machine, local 08:00-11:30 and 13:00-17:00, by companies in turn. */
function slotsOfDay(machine: string, index: number, day: number): Booking[] {
  // The epoch's first day was a Thursday.
  const weekday = (day + 3) % 7;
  if (weekday > 4) return [];
  return [
    [-1, 3.5],
    [4, 4],
  ].map(([hour = 0, length = 0], slot) => {
    const from = day * DAY + hour * HOUR;
    const company = companyId(index * 31 + day * 7 + slot * 13);
    return { id: `${machine}-${day}-${slot}`, company, from, until: from + length * HOUR };
  });
}

export function fairYearBookings(indexOf: (machine: string) => number): BookingReader {
  return {
    async within(machine, from, to) {
      const bookings: Booking[] = [];
      for (let day = Math.floor(from / DAY) - 1; day * DAY < to + DAY; day += 1) {
        if (day * DAY < year.from - DAY || day * DAY >= year.until) continue;
        bookings.push(...slotsOfDay(machine, indexOf(machine), day));
      }
      return { bookings: bookings.filter((it) => it.from < to && it.until > from), starts: [] };
    },
    changes: async () => [],
  };
}

/** Writes the year's bookings, each asked for two days before, and for every tenth an attempt that found it taken. */
export async function recordFairYear(database: Database, machines: readonly string[]): Promise<number> {
  const details = { isLate: false, isDisputed: false, isWaived: false } as never;
  let count = 0;
  for (const [index, machine] of machines.entries()) {
    const slots: Booking[] = [];
    for (let day = Math.floor(year.from / DAY); day * DAY < year.until; day += 1) {
      slots.push(...slotsOfDay(machine, index, day));
    }
    count += slots.length;
    const asked = ({ from, until }: { from: Micros; until: Micros }, at: Micros) => ({
      ...{ machine, at, starts: from, until, requested: until - from, peak: 0, waitlist: null, job: null },
    });
    await database.transaction(async (db) => {
      await db
        .insertInto("booking")
        .values(
          slots.map(({ id, company, from, until }) => ({
            ...{ id, machine, kind: "booking" as const, company, starts: from, until, excluded_until: until },
            ...{ status: "confirmed" as const, taken_at: from - 2 * DAY, series: null, version: 1, details },
          })),
        )
        .execute();
      const granted = slots.map((slot) => ({
        ...asked(slot, slot.from - 2 * DAY),
        ...{ request: slot.id, company: slot.company, outcome: "granted" as const, booking: slot.id },
      }));
      const refused = slots
        .filter((_, place) => place % 10 === 0)
        .map((slot, place) => ({
          ...asked(slot, slot.from - DAY),
          ...{ request: `${slot.id}-again`, company: companyId(index + place), booking: null },
          outcome: "busy" as const,
        }));
      await db
        .insertInto("demand_attempt")
        .values([...granted, ...refused])
        .execute();
    });
  }
  return count;
}
