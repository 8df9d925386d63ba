import pg from "pg";
import { bookingSiteData } from "../../tests/dashboard-api/bookings/booking-site.ts";
import { type BookingApi, startBookingApi } from "../../tests/setup/booking-api.ts";
import { startPostgres } from "../../tests/setup/postgres.ts";
import { type BookingLoad, loadBookings, percentile } from "../load/booking-load.ts";
import { figure, type Section } from "../section.ts";

const companies = ["one", "two", "three"];
const policy = { horizon: "90 d", minimum: "30 min" };
const ms = (value: number) => `${figure(value)} ms`;

const answers = ({ statuses, faults }: BookingLoad) =>
  `${Object.entries(statuses)
    .map(([status, count]) => `${count} x ${status}`)
    .join(", ")}; ${faults.length} faults`;

const overlaps = `
  SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.machine = b.machine AND a.id < b.id
    AND a.starts < b.excluded_until AND b.starts < a.excluded_until
  WHERE a.status IN ('requested', 'confirmed') AND b.status IN ('requested', 'confirmed')`;

/** 64 clients at two processes, all after the same two days of two machines. */
async function collide(address: string): Promise<string[][]> {
  const site = bookingSiteData({ ...policy, changeover: "15 min" });
  await using first = await startBookingApi(site, address);
  await using second = await startBookingApi(site, address);
  const load = await loadBookings([first, second], {
    ...{ clients: 64, requests: 5_000, machines: ["mill", "lathe"], hours: 48, companies },
  });
  const client = new pg.Client(address);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(overlaps);
  await client.end();
  return [
    ["5,000 requests of 64 clients at two processes, one PostgreSQL: answers", answers(load)],
    ["overlapping live pairs afterwards", String(rows[0]?.n)],
    ["p95", ms(percentile(load.times, 0.95))],
  ];
}

/** 16 clients, 50 machines: most requests win. */
async function sixteen(name: string, api: BookingApi, machines: string[]): Promise<string[][]> {
  const load = await loadBookings([api], { clients: 16, requests: 2_000, machines, hours: 700, companies });
  const booked = (load.statuses[201] ?? 0) + (load.statuses[200] ?? 0);
  return [
    [`${name}: 2,000 requests of 16 clients: answers`, answers(load)],
    [`${name}: bookings and changes made a second`, figure(booked / load.seconds)],
    [`${name}: median, p95`, `${ms(percentile(load.times, 0.5))}, ${ms(percentile(load.times, 0.95))}`],
  ];
}

/** The calendar month of all machines, as it was left. */
async function month(name: string, api: BookingApi): Promise<string[][]> {
  const from = new Date(Date.now()).toISOString();
  const to = new Date(Date.now() + 31 * 86_400_000).toISOString();
  const times: number[] = [];
  let count = 0;
  for (let round = 0; round < 40; round += 1) {
    const started = performance.now();
    const { body } = await api.ask<{ items: object[] }>("GET", `/bookings?from=${from}&to=${to}`, {
      token: "demo-member-one",
    });
    times.push(performance.now() - started);
    count = body.items.length;
  }
  return [[`${name}: month of 50 machines (${figure(count)} bookings), p95`, ms(percentile(times, 0.95))]];
}

/** (e) Booking under contention, and the calendar, on both databases. */
export async function booking(): Promise<Section> {
  await using postgres = await startPostgres();
  const rows = await collide(await postgres.database());
  const site = bookingSiteData(policy, 50);
  const machines = site.machines.map(({ id }) => id);
  for (const name of ["PostgreSQL", "embedded"]) {
    await using api = await startBookingApi(
      site,
      name === "embedded" ? undefined : await postgres.database(),
    );
    rows.push(...(await sixteen(name, api, machines)), ...(await month(name, api)));
  }
  return {
    title: "Booking",
    table: [["figure", "value"], ...rows],
    notes: [
      "One or two API processes, the database and the clients share the cores. PostgreSQL flushes each commit to disk; the embedded one does not.",
      "A third of the requests create, the others move or extend one of the client's own bookings to a random slot; a request that loses is answered 409 with the busy times.",
    ],
  };
}
