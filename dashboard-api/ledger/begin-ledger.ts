import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { HOUR, type Micros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import type { DayPlan, DayPlans } from "./day-plan.ts";
import { nameOf } from "./day-record.ts";
import { dueByName, dueByRange, type TellTouches } from "./due-days.ts";
import { lockHead } from "./write-days.ts";

/** Raised when the same inputs give other lines than before, so that every day is computed again. */
const arithmetic = 3;

/** Names of what days are planned with: equal names mean that nothing has changed. */
export interface PlanNames {
  machine(id: string): string;
  day(plan: DayPlan): string;
}

export function createPlanNames(site: Site): PlanNames {
  const { zone, holidays, calendar } = site.cluster;
  const { bridge, attribution, daysUsed } = site.policies;
  const rules = [arithmetic, bridge, attribution, daysUsed];
  return {
    machine(id) {
      const machine = site.machines.find((it) => it.id === id);
      const { peak, lateCancellation } = bookingPolicyOf(machine ?? {}, site.policies.booking);
      const planned = [machine?.calendar ?? calendar, machine?.maintenance, peak, lateCancellation];
      return nameOf([rules, zone, holidays.dates, ...planned]);
    },
    day: ({ from, until, pieces, open, maintenance, lateLimit }) =>
      nameOf([rules, from, until, pieces, open, maintenance, lateLimit]),
  };
}

export interface LedgerStart {
  database: Database;
  store: TelemetryReader;
  site: Site;
  plans: DayPlans;
  names: PlanNames;
  now: () => Micros;
  /** How long the store keeps word of arrivals at least. */
  arrivalsKept: Micros;
  alsoTell?: TellTouches | undefined;
}

/** Machines that have states but no books begin with their oldest state. */
async function beginMachines({ database, store, site, plans }: LedgerStart): Promise<void> {
  const booked = await database.use((db) => db.selectFrom("ledger_machine").select("machine").execute());
  const known = new Set(booked.map((it) => it.machine));
  for (const { id: machine } of site.machines) {
    const first = known.has(machine) ? undefined : await store.firstState(machine);
    if (first === undefined) continue;
    const first_day = plans.dayOf(first);
    await database.use((db) =>
      db
        .insertInto("ledger_machine")
        .values({ machine, first_day, due_until: first_day, settled: 0, plan: "" })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }
}

/**
 * Word of arrivals ages out. Who has been away for longer, or begins, does not know what came meanwhile: all days are
 * due then, and only the latest arrivals are read, for the watermarks.
 */
async function catchUp({ database, now, arrivalsKept, alsoTell }: LedgerStart): Promise<void> {
  await database.transaction(async (db) => {
    const { arrivals_until: until } = await lockHead(db);
    const isBeginning = until < 0;
    if (!isBeginning && until >= now() - arrivalsKept) return;
    if (!isBeginning) {
      const machines = await db
        .selectFrom("ledger_machine")
        .select(["machine", "first_day", "due_until"])
        .execute();
      const ranges = machines.map((it) => ({ machine: it.machine, from: it.first_day, until: it.due_until }));
      await dueByRange(db, ranges, now());
      await alsoTell?.(
        db,
        machines.map(({ machine }) => ({ machine, from: 0, until: Number.MAX_SAFE_INTEGER })),
      );
    }
    await db
      .updateTable("ledger_head")
      .set({ arrivals_until: Math.max(0, now() - HOUR) })
      .execute();
  });
}

/** Puts the days of a machine on the list whose plan is no longer the one they were booked with. */
async function noticeMachine({ database, plans, names, now }: LedgerStart, machine: string): Promise<void> {
  const booked = await database.use((db) =>
    db
      .selectFrom("ledger_day")
      .select(["day", "plan"])
      .where("machine", "=", machine)
      .where("superseded", "is", null)
      .orderBy("day")
      .execute(),
  );
  const due: { machine: string; day: string }[] = [];
  for (const [index, { day, plan }] of booked.entries()) {
    if (names.day(plans.plan(machine, day)) !== plan) due.push({ machine, day });
    if (index % 30 === 29) await nextTurn();
  }
  await database.transaction(async (db) => {
    await dueByName(db, due, now());
    await db
      .updateTable("ledger_machine")
      .set({ plan: names.machine(machine) })
      .where("machine", "=", machine)
      .execute();
  });
}

async function noticePlans(start: LedgerStart): Promise<void> {
  const { database, site, names } = start;
  const booked = await database.use((db) =>
    db.selectFrom("ledger_machine").select(["machine", "plan"]).execute(),
  );
  const inSite = new Set(site.machines.map((it) => it.id));
  for (const { machine, plan } of booked) {
    if (inSite.has(machine) && plan !== names.machine(machine)) await noticeMachine(start, machine);
  }
}

/** What is to be done once, when a process begins to keep the ledger. May be done again. */
export async function beginLedger(start: LedgerStart): Promise<void> {
  await beginMachines(start);
  await catchUp(start);
  await noticePlans(start);
}

/** Puts the days on the list that have ended since it was last done. */
export async function dueByEnd(
  db: Query,
  given: { machines: readonly string[]; today: string; planOf: (machine: string) => string; now: Micros },
): Promise<void> {
  const { machines, today, planOf, now } = given;
  const { rows } = await sql<{ machine: string; due_until: string; plan: string }>`
    SELECT machine, due_until, plan FROM ledger_machine
    WHERE machine = ANY(${machines}::text[]) AND due_until < ${today}
    ORDER BY machine FOR UPDATE`.execute(db);
  const ranges = rows.map((it) => ({ machine: it.machine, from: it.due_until, until: today }));
  await dueByRange(db, ranges, now);
  for (const { machine, plan } of rows) {
    await db
      .updateTable("ledger_machine")
      .set({ due_until: today, plan: plan || planOf(machine) })
      .where("machine", "=", machine)
      .execute();
  }
}
