import { sql } from "kysely";
import { type Micros, SECOND } from "../../config/micros.ts";
import type { Database, Query } from "../database/database.ts";
import type { StoredArrival, TelemetryReader } from "../stores/telemetry-reader.ts";
import type { BookingReader } from "./booking-reader.ts";
import type { DayPlans } from "./day-plan.ts";
import { dueByRange, dueByTouch, type TellTouches } from "./due-days.ts";
import { lockHead } from "./write-days.ts";

/** Follows what happens to the data of closed days, and puts what it touches on the list of due days. */
export interface NewsDesk {
  /** Notes a page of each kind of news. Answers whether there may be more. */
  note(): Promise<boolean>;
}

/**
 * Several intakes write side by side, each with a clock of its own: an arrival may become visible after one of a later
 * time. So much is read again each time.
 */
const overlap = 30 * SECOND;
const pageSize = 5_000;

/** Days between the first day that a machine's data tell of and what it is booked from. */
async function beginEarlier(
  db: Query,
  firsts: ReadonlyMap<string, string>,
  machines: readonly { machine: string; first_day: string }[],
  now: Micros,
): Promise<void> {
  for (const { machine, first_day: begun } of machines) {
    const first = firsts.get(machine);
    if (first === undefined || first >= begun) continue;
    await db.updateTable("ledger_machine").set({ first_day: first }).where("machine", "=", machine).execute();
    await dueByRange(db, [{ machine, from: first, until: begun }], now);
  }
}

export function createNewsDesk(given: {
  database: Database;
  store: TelemetryReader;
  bookings: BookingReader;
  plans: DayPlans;
  machines: readonly string[];
  now: () => Micros;
  alsoTell?: TellTouches | undefined;
}): NewsDesk {
  const { database, store, bookings, plans, now } = given;
  const known = new Set(given.machines);
  /** Arrivals noted lately, not to be taken for news again. */
  let recent = new Map<string, Micros>();
  const nameOf = (it: StoredArrival) => `${it.t} ${it.machine} ${it.gateway} ${it.from}`;

  async function noteArrivals(): Promise<boolean> {
    const { arrivals_until: until } = await database.use((db) =>
      db.selectFrom("ledger_head").select("arrivals_until").executeTakeFirstOrThrow(),
    );
    const found: StoredArrival[] = [];
    // The part read again may fill more than a page, and must not keep the reader from going on.
    for (let after = until - overlap; ; after = found.at(-1)?.t ?? after) {
      const page = await store.arrivals(after, pageSize);
      found.push(...page);
      if (page.length === 0 || (found.at(-1)?.t ?? 0) > until) break;
    }
    const last = Math.max(until, found.at(-1)?.t ?? until);
    const news = found.filter((it) => !recent.has(nameOf(it)) && known.has(it.machine));
    if (last > until || news.length > 0) {
      const isNoted = await database.transaction(async (db) => {
        const head = await lockHead(db);
        // Another process has been here: what is read here may be noted already.
        if (head.arrivals_until !== until) return false;
        await noteMachines(db, news);
        const touches = news.map((it) => ({ machine: it.machine, from: it.from, until: it.to }));
        await dueByTouch(db, touches, now());
        await given.alsoTell?.(db, touches);
        await db.updateTable("ledger_head").set({ arrivals_until: last }).execute();
        return true;
      });
      if (!isNoted) return true;
      recent = new Map(
        [...recent, ...news.map((it) => [nameOf(it), it.t] as const)].filter(([, t]) => t > last - overlap),
      );
    }
    return found.length >= pageSize;
  }

  /** First day and watermark of each machine that the arrivals tell of. */
  async function noteMachines(db: Query, news: readonly StoredArrival[]): Promise<void> {
    const firsts = new Map<string, Micros>();
    const settled = new Map<string, Micros>();
    for (const it of news) {
      if (it.to > it.from) firsts.set(it.machine, Math.min(firsts.get(it.machine) ?? it.from, it.from));
      if (it.settled !== null)
        settled.set(it.machine, Math.max(settled.get(it.machine) ?? it.settled, it.settled));
    }
    const machines = [...new Set([...firsts.keys(), ...settled.keys()])].sort();
    if (machines.length === 0) return;
    await sql`
      UPDATE ledger_machine m SET settled = greatest(m.settled, t.settled)
      FROM unnest(${[...settled.keys()]}::text[], ${[...settled.values()]}::bigint[]) AS t (machine, settled)
      WHERE m.machine = t.machine AND m.settled < t.settled`.execute(db);
    const booked = await db
      .selectFrom("ledger_machine")
      .select(["machine", "first_day"])
      .where("machine", "in", machines)
      .execute();
    const firstDays = new Map([...firsts].map(([machine, from]) => [machine, plans.dayOf(from)]));
    await beginEarlier(db, firstDays, booked, now());
    const isBooked = new Set(booked.map((it) => it.machine));
    for (const [machine, first_day] of firstDays) {
      if (isBooked.has(machine)) continue;
      const begin = {
        machine,
        first_day,
        due_until: first_day,
        settled: settled.get(machine) ?? 0,
        plan: "",
      };
      await db.insertInto("ledger_machine").values(begin).execute();
    }
  }

  async function noteBookings(): Promise<boolean> {
    const { changes_until: until } = await database.use((db) =>
      db.selectFrom("ledger_head").select("changes_until").executeTakeFirstOrThrow(),
    );
    const changes = await bookings.changes(until, pageSize);
    const last = changes.at(-1);
    if (!last) return false;
    await database.transaction(async (db) => {
      const head = await lockHead(db);
      if (head.changes_until !== until) return;
      await dueByTouch(db, changes, now());
      await db.updateTable("ledger_head").set({ changes_until: last.number }).execute();
    });
    return changes.length >= pageSize;
  }

  return {
    async note() {
      const isMoreArrived = await noteArrivals();
      const isMoreBooked = await noteBookings();
      return isMoreArrived || isMoreBooked;
    },
  };
}
