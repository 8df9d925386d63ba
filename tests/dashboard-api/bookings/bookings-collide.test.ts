import pg from "pg";
import { describe, expect, test } from "vitest";
import { loadBookings } from "../../../bench/load/booking-load.ts";
import { type BookingApi, startBookingApi } from "../../setup/booking-api.ts";
import { startPostgres } from "../../setup/postgres.ts";
import { bookingSiteData } from "./booking-site.ts";

const overlaps = `
  SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.machine = b.machine AND a.id < b.id
    AND a.starts < b.excluded_until AND b.starts < a.excluded_until
  WHERE a.status IN ('requested', 'confirmed') AND b.status IN ('requested', 'confirmed')`;

const companies = ["one", "two", "three"];

describe("many clients at once", () => {
  test("never get overlapping bookings from two API processes on one PostgreSQL, and every loser learns when the time is taken", async () => {
    await using postgres = await startPostgres({ options: ["fsync=off"] });
    const address = await postgres.database();
    const site = bookingSiteData({ changeover: "15 min", minimum: "30 min" });
    await using first = await startBookingApi(site, address);
    await using second = await startBookingApi(site, address);
    const load = await loadBookings([first, second], {
      ...{ clients: 64, requests: 1_000, machines: ["mill", "lathe"], hours: 48, companies },
    });
    expect(load.faults).toEqual([]);
    expect(Object.keys(load.statuses).sort()).toEqual(["200", "201", "409"]);
    expect(load.times).toHaveLength(1_000);
    const client = new pg.Client(address);
    await client.connect();
    expect((await client.query(overlaps)).rows).toEqual([{ n: 0 }]);
    const { rows } = await client.query("SELECT count(*)::int AS n FROM booking WHERE status = 'confirmed'");
    expect(rows).toEqual([{ n: load.statuses[201] }]);
    await client.end();
  }, 120_000);
});

describe.concurrent.each(["the embedded database", "PostgreSQL"])(
  "an API killed during bookings on %s",
  (kind) => {
    test("has every acknowledged booking, none twice, though each was asked for again with its key", async () => {
      await using postgres = kind === "PostgreSQL" ? await startPostgres() : undefined;
      await using api = await startBookingApi(
        bookingSiteData({ horizon: "300 d" }),
        await postgres?.database(),
      );
      const begin = Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000;
      const acknowledged = new Map<number, string>();
      const total = 75;
      const book = async (number: number) => {
        const from = begin + number * 3_600_000;
        const body = {
          machine: "mill",
          from: new Date(from).toISOString(),
          to: new Date(from + 3_600_000).toISOString(),
        };
        const headers = { "idempotency-key": `booking ${number}` };
        const told = await api.ask<{ id: string }>("POST", "/bookings", {
          token: "demo-member-one",
          body,
          headers,
        });
        expect(told.status).toBe(201);
        const before = acknowledged.get(number);
        if (before !== undefined) expect(told.body.id).toBe(before);
        acknowledged.set(number, told.body.id);
      };
      for (let round = 0, next = 0; next < total; round += 1) {
        const killAt = next + 20 + ((round * 7) % 13);
        const limit = Math.min(total, next + 50);
        let isKilled = false;
        const worker = async () => {
          while (next < limit && !isKilled) {
            const number = next;
            next += 1;
            await book(number).catch((error: Error) => {
              if (!isKilled) throw error;
            });
            if (number === killAt) {
              isKilled = true;
              await api.service.stop("SIGKILL");
            }
          }
        };
        await Promise.all(Array.from({ length: 8 }, worker));
        if (!isKilled) continue;
        await api.start();
        // Who got no answer asks again, and so does who got one.
        for (let number = 0; number < next; number += 1) {
          if (!acknowledged.has(number) || number > next - 12) await book(number);
        }
      }
      const from = new Date(begin).toISOString();
      const to = new Date(begin + total * 3_600_000).toISOString();
      const { body } = await listed(api, from, to);
      expect(body.items.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].sort());
      expect(acknowledged.size).toBe(total);
    }, 180_000);
  },
);

const listed = (api: BookingApi, from: string, to: string) =>
  api.ask<{ items: { id: string }[] }>("GET", `/bookings?machines=mill&from=${from}&to=${to}`);
