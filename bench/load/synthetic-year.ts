import type { MachineState } from "../../config/machine-state.ts";
import { DAY, HOUR, MINUTE, type Micros, microsFromRfc3339, SECOND } from "../../config/micros.ts";
import { type Site, siteSchema } from "../../config/site/site.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import type { Booking } from "../../dashboard-api/domain/attribution/booking.ts";
import type { BookingReader } from "../../dashboard-api/ledger/booking-reader.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";

/** A year of a cluster that is made up, the same each time: each machine-day has about 100 state intervals. */
export const year = {
  from: microsFromRfc3339("2025-04-01T00:00:00+09:00"),
  until: microsFromRfc3339("2026-04-01T00:00:00+09:00"),
};
const companies = Array.from({ length: 12 }, (_, index) => `company-${index}`);
const week = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["08:00-12:00", "13:00-17:30"]]),
);

export const machineId = (index: number) => `machine-${String(index).padStart(3, "0")}`;

/** The site as its file would have it. */
export const yearSiteData = (machines: number) => ({
  version: 1,
  cluster: {
    id: "bench",
    name: { ja: "測定", en: "Bench" },
    zone: "Asia/Tokyo",
    calendar: { hours: [{ week }], closedOnHolidays: false },
  },
  companies: companies.map((id) => ({ id, name: id, short: id })),
  machines: Array.from({ length: machines }, (_, index) => ({
    id: machineId(index),
    name: { ja: machineId(index), en: machineId(index) },
    rate: 0,
    signals: [{ id: "s", source: "plant" }],
    state: { rules: [{ state: "idle", when: "always" }] },
  })),
  gateways: [
    {
      id: "gateway",
      sources: [
        {
          id: "plant",
          protocol: "mqtt",
          connect: { url: "mqtt://127.0.0.1:1" },
          topics: [{ pattern: "{machine}/{signal}", payload: { format: "number" } }],
        },
      ],
    },
  ],
});

export const yearSite = (machines: number): Site => siteSchema.parse(yearSiteData(machines));

/** Numbers below 2^32 that look random, from a seed (xorshift). */
function numbers(seed: number): () => number {
  let x = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x;
  };
}

const daytime: readonly MachineState[] = [
  "running",
  "running",
  "held",
  "setup",
  "idle",
  "running",
  "down",
  "idle",
];

/** One UTC day of a machine: 85 stretches in ten busy hours, the quiet hours by the hour, now and then a gap. */
export function statesOfDay(machine: string, index: number, day: number): StateInterval[] {
  const next = numbers(index * 1_000 + day);
  const start = day * DAY;
  const states: StateInterval[] = [];
  const put = (state: MachineState, from: Micros, until: Micros) =>
    void states.push({ machine, derivation: 0, rules: "bench", state, from, until });
  for (let hour = 0; hour < 24; hour += 1) {
    const [from, until] = [start + hour * HOUR, start + (hour + 1) * HOUR];
    if (hour >= 10 && hour < 23) {
      put(hour % 7 === 0 ? "off" : "idle", from, until);
      continue;
    }
    let at = from;
    while (at < until) {
      const end = Math.min(until, at + MINUTE + (next() % (14 * MINUTE)));
      const gap = next() % 40 === 0 ? next() % (150 * SECOND) : 0;
      if (end - gap > at) put(daytime[next() % daytime.length] as MachineState, at, end - gap);
      at = end;
    }
  }
  return states;
}

/** The made-up year as a store would give it; states are made when they are asked for. */
export function syntheticStore(indexOf: (machine: string) => number): TelemetryReader {
  return {
    open: async () => {},
    async states(machine, from, to) {
      const states: StateInterval[] = [];
      for (let day = Math.floor((from - HOUR) / DAY); day * DAY < to; day += 1) {
        if (day * DAY < year.from - DAY) continue;
        for (const it of statesOfDay(machine, indexOf(machine), day))
          if (it.from < to && it.until > from) states.push(it);
      }
      return states;
    },
    firstState: async () => year.from,
    samples: async () => [],
    buckets: async () => [],
    lastBefore: async () => undefined,
    incidents: async () => [],
    arrivals: async () => [],
    ping: async () => {},
    close: async () => {},
  };
}

/** Three slots a day on each machine, by companies in turn. */
export function syntheticBookings(indexOf: (machine: string) => number): BookingReader {
  return {
    async within(machine, from, to) {
      const index = indexOf(machine);
      const bookings: Booking[] = [];
      for (let day = Math.floor(from / DAY) - 1; day * DAY < to; day += 1) {
        for (const [slot, [hour, length]] of [
          [-1, 3],
          [2, 2],
          [5, 3],
        ].entries()) {
          const start = day * DAY + (hour as number) * HOUR;
          const booking: Booking = {
            id: `${machine}-${day}-${slot}`,
            company: companies[(index + day * 3 + slot) % companies.length] as string,
            from: start,
            until: start + (length as number) * HOUR,
          };
          if (booking.from < to && booking.until > from) bookings.push(booking);
        }
      }
      return { bookings, starts: [] };
    },
    changes: async () => [],
  };
}
