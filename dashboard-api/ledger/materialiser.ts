import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { MINUTE, type Micros, SECOND } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import { beginLedger, createPlanNames, dueByEnd, type LedgerStart } from "./begin-ledger.ts";
import type { BookingReader } from "./booking-reader.ts";
import { type DayPlans, laterDay } from "./day-plan.ts";
import { dayRecord } from "./day-record.ts";
import { type DueDay, dueCount, dueDays, type TellTouches } from "./due-days.ts";
import type { MachineBooks } from "./machine-books.ts";
import { sumAllMachines } from "./month-sums.ts";
import { createNewsDesk } from "./note-news.ts";
import { leastReach } from "./reach.ts";
import { sumWeek } from "./week-sums.ts";
import { type Basis, type ComputedDay, lockHead, writeDays } from "./write-days.ts";

/** What one round did. */
export interface Round {
  /** Machine-days computed, and those of them whose lines came out other than booked. */
  readonly computed: number;
  readonly changed: number;
}

export interface LedgerHealth {
  /** Machine-days that wait to be computed, those included that are not closed yet. */
  readonly waiting: number;
  /** Why the last round failed; empty when it did not. */
  readonly detail: string;
  /** Since the process began: machine-days computed, those whose lines were new, and the seconds it took. */
  readonly computed: number;
  readonly changed: number;
  readonly seconds: number;
}

/**
 * Keeps the ledger: computes closed machine-days, once and again whenever something touches them. May be killed at any
 * point, and run in several processes on one database.
 */
export interface Materialiser {
  /** All that can be done now. Rejects with StoreUnreadable; what was done until then stays done. */
  round(): Promise<Round>;
  /** Rounds until stopped, with a pause after each. */
  start(): void;
  stop(): Promise<void>;
  health(): LedgerHealth;
}

export interface MaterialiserParts {
  database: Database;
  store: TelemetryReader;
  bookings: BookingReader;
  books: MachineBooks;
  plans: DayPlans;
  site: Site;
  now: () => Micros;
  /** Name of this process, among those on one database. */
  keeper: string;
  arrivalsKept: Micros;
  /** Told of every arrival of data, and of all time when arrivals may have been missed. */
  alsoTell?: TellTouches | undefined;
  log: { warn(fields: object, message: string): void };
}

/** A day that is being touched is left until it rests for so long, but not for longer than `patience`. */
const rest = 5 * SECOND;
const patience = 5 * MINUTE;
/** Another process takes over when the keeper was silent for so long. */
const lease = MINUTE;
const pageSize = 1_000;
/** Machine-days written at once: bounds memory, and how long others wait for the head's row. */
const batchSize = 62;
const pauseMs = 10_000;

const sumLacking = async (db: Query, thisMonth: string): Promise<boolean> => {
  await lockHead(db);
  return (await sumAllMachines(db)) || sumWeek(db, thisMonth);
};

/** Days of one machine, each the day after the one before. */
type Stretch = DueDay[];

/** Days computed at once: all their history is gone through at a stretch, and nobody else is served meanwhile. */
const mostAtOnce = 5;

function stretchesOf(days: readonly DueDay[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const due of days) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    const follows =
      last?.machine === due.machine &&
      (stretch?.length ?? 0) < mostAtOnce &&
      laterDay(last.day, 1) === due.day;
    if (stretch && follows) stretch.push(due);
    else stretches.push([due]);
  }
  return stretches;
}

export function createMaterialiser(parts: MaterialiserParts): Materialiser {
  const { database, store, bookings, books, plans, site, now, log } = parts;
  const { bridge: bridgeLimit, attribution, ledger } = site.policies;
  const least = leastReach({
    bridgeLimit,
    attribution: { breakLimit: attribution.break, earlyLimit: attribution.early },
  });
  const names = createPlanNames(site);
  const machines = site.machines.map((it) => it.id);
  const isKnown = new Set(machines);
  const { arrivalsKept, alsoTell } = parts;
  const start: LedgerStart = { database, store, site, plans, names, now, arrivalsKept, alsoTell };
  const news = createNewsDesk({ database, store, bookings, plans, machines, now, alsoTell });
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let hasBegun = false;
  let health: LedgerHealth = {
    ...{ waiting: 0, computed: 0, changed: 0, seconds: 0 },
    detail: "the first round is not over",
  };

  /** Whether this process is the one to compute, for the next while. */
  const isKeeper = async (): Promise<boolean> => {
    const { numUpdatedRows } = await database.use((db) =>
      db
        .updateTable("ledger_head")
        .set({ keeper: parts.keeper, keeper_until: now() + lease })
        .where((where) => where.or([where("keeper", "=", parts.keeper), where("keeper_until", "<=", now())]))
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  };

  /** Closed: over, and its data settled or waited for long enough. */
  const isReady = (due: DueDay, settled: Micros): boolean => {
    const time = now();
    const { until } = plans.interval(due.day);
    if (until > time) return false;
    if (settled < until + least && time < until + ledger.grace) return false;
    return time - due.touched >= rest || time - due.since >= patience;
  };

  const compute = async (stretch: Stretch, settled: Micros): Promise<ComputedDay[]> => {
    const machine = stretch[0]?.machine ?? "";
    const days = await books.days(
      machine,
      stretch.map((it) => it.day),
    );
    await nextTurn();
    return days.map((dayBooks, index) => {
      const plan = plans.plan(machine, dayBooks.day);
      return {
        due: stretch[index] as DueDay,
        record: dayRecord({
          machine,
          day: plan,
          books: dayBooks,
          settled,
          plan: names.day(plan),
          policy: site.policies.daysUsed,
        }),
      };
    });
  };

  const write = async (computed: readonly ComputedDay[], basis: Basis): Promise<Round> => {
    const { changed } = await database.transaction((db) => writeDays(db, computed, basis));
    return { computed: computed.length, changed };
  };

  /** Computes and writes every day that is ready, batch by batch. */
  async function computeReady(): Promise<Round> {
    const total = { computed: 0, changed: 0 };
    const head = await database.use((db) =>
      db.selectFrom("ledger_head").selectAll().executeTakeFirstOrThrow(),
    );
    const basis: Basis = { arrivals: head.arrivals_until, changes: head.changes_until };
    const marks = await database.use((db) =>
      db.selectFrom("ledger_machine").select(["machine", "settled"]).execute(),
    );
    const settled = new Map(marks.map((it) => [it.machine, it.settled]));
    let batch: ComputedDay[] = [];
    const flush = async () => {
      if (batch.length === 0) return;
      const { computed, changed } = await write(batch, basis);
      total.computed += computed;
      total.changed += changed;
      batch = [];
    };
    for (let after = { machine: "", day: "" }; !stopping.signal.aborted; ) {
      const page = await database.use((db) => dueDays(db, after, pageSize));
      const ready = page.filter((it) => isKnown.has(it.machine) && isReady(it, settled.get(it.machine) ?? 0));
      for (const stretch of stretchesOf(ready)) {
        if (stopping.signal.aborted) break;
        batch.push(...(await compute(stretch, settled.get(stretch[0]?.machine ?? "") ?? 0)));
        if (batch.length < batchSize) continue;
        await flush();
        if (!(await isKeeper())) return total;
      }
      const last = page.at(-1);
      if (!last || page.length < pageSize) break;
      after = { machine: last.machine, day: last.day };
    }
    await flush();
    return total;
  }

  const waiting = () => database.use(dueCount);

  async function round(): Promise<Round> {
    if (!(await isKeeper())) return { computed: 0, changed: 0 };
    if (!hasBegun) await beginLedger(start);
    hasBegun = true;
    while ((await news.note()) && !stopping.signal.aborted);
    const today = plans.dayOf(now());
    await database.transaction((db) => dueByEnd(db, { machines, today, planOf: names.machine, now: now() }));
    const began = performance.now();
    const done = await computeReady();
    const sumMore = (db: Query) => sumLacking(db, today.slice(0, 7));
    while (!stopping.signal.aborted && (await database.transaction(sumMore)));
    health = {
      ...health,
      computed: health.computed + done.computed,
      changed: health.changed + done.changed,
      seconds: health.seconds + (performance.now() - began) / 1_000,
    };
    return done;
  }

  async function rounds(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await round();
        health = { ...health, waiting: await waiting(), detail: "" };
      } catch (error) {
        const detail = (error as Error).message;
        if (detail !== health.detail) log.warn({ reason: detail }, "the ledger cannot be kept now");
        health = { ...health, detail };
      }
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    round,
    start() {
      running ??= rounds();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    health: () => health,
  };
}
