import { sql } from "kysely";
import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Booking } from "../bookings/booking.ts";
import { bookingColumns, bookingOf } from "../bookings/booking-row.ts";
import { type Deed, lockMachine, writeChanges } from "../bookings/write-changes.ts";
import type { Database, Query } from "../database/database.ts";
import { createEventFollower } from "../jobs/event-follower.ts";
import type { Job } from "../jobs/job.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import { type ActivityReader, noActivity } from "./activity-reader.ts";
import { createJudge, type JudgedBooking, tapsOf } from "./judge-group.ts";
import { type FatePolicy, nextStep } from "./next-step.ts";
import { watchEvents } from "./watch-bookings.ts";

/** A booking that is to be looked at now. */
interface Due {
  readonly booking: string;
  readonly machine: string;
  readonly starts: Micros;
  readonly mark: number;
}

/** Bookings looked at together: their machine's history is read once, and none is locked for long. */
const [mostAtOnce, longestSpan] = [20, 3 * DAY];
/** After a downtime everything is done in order of time: all machines so far, then on. */
const chunk = 7 * DAY;

function groupsOf(dues: readonly Due[]): Due[][] {
  const groups: Due[][] = [];
  for (const due of dues) {
    const group = groups.at(-1);
    const begin = group?.[0];
    const fits =
      group &&
      begin &&
      group.length < mostAtOnce &&
      begin.machine === due.machine &&
      due.starts - begin.starts <= longestSpan;
    if (fits) group.push(due);
    else groups.push([due]);
  }
  return groups;
}

/** Up to where what a machine did counts as told: settled, or waited for in vain. */
async function watermarksOf(db: Query, machines: readonly string[], now: Micros, patience: Micros) {
  const rows = await db.selectFrom("ledger_machine").select(["machine", "settled"]).execute();
  const settled = new Map(rows.map((it) => [it.machine, it.settled]));
  return new Map(
    machines.map((it) => [it, Math.min(now, Math.max(settled.get(it) ?? 0, now - patience))] as const),
  );
}

async function duesFrom(db: Query, watermarks: ReadonlyMap<string, Micros>, from: Micros): Promise<Due[]> {
  const { rows } = await sql<Due>`
    WITH due AS (
      SELECT w.booking, w.machine, w.starts, w.mark
      FROM unnest(${[...watermarks.keys()]}::text[], ${[...watermarks.values()]}::bigint[]) AS t (machine, settled)
      JOIN booking_watch w ON w.machine = t.machine AND w.look_at <= t.settled
      WHERE w.starts >= ${from})
    SELECT * FROM due WHERE starts < (SELECT min(starts) FROM due) + ${chunk}::bigint
    ORDER BY machine, starts, booking`.execute(db);
  return rows;
}

const bookingsOf = async (db: Query, ids: readonly string[]): Promise<Booking[]> => {
  const rows = await db
    .selectFrom("booking")
    .select(bookingColumns)
    .where("id", "in", ids)
    .orderBy("starts")
    .execute();
  return rows.map(bookingOf);
};

const actor: Deed["actor"] = { name: "reconciliation", role: "system", person: null };

/** Writes what was found of bookings that nothing has touched since they were read. */
async function record(
  db: Query,
  machine: string,
  found: readonly JudgedBooking[],
  marks: ReadonlyMap<string, number>,
  given: { policy: FatePolicy; now: Micros; watermark: Micros },
): Promise<void> {
  await lockMachine(db, machine);
  const ids = found.map((it) => it.booking.id);
  const current = new Map((await bookingsOf(db, ids)).map((it) => [it.id, it.version]));
  const watched = await db
    .selectFrom("booking_watch")
    .select(["booking", "mark"])
    .where("booking", "in", ids)
    .forUpdate()
    .execute();
  const isWatched = new Map(watched.map((it) => [it.booking, it.mark]));
  const deed: Deed = { actor, actedFor: null, at: given.now, reason: "" };
  for (const { booking, judged, reach } of found) {
    const { id, version } = booking;
    if (current.get(id) !== version || isWatched.get(id) !== marks.get(id)) continue;
    const { changes, lookAt } = nextStep(booking, judged, given.policy, given);
    if (changes.length > 0) await writeChanges(db, booking, changes, deed);
    await db
      .updateTable("booking_watch")
      .set({ look_at: lookAt, reach_from: reach.from, reach_until: judged.verdict ? reach.until : 0 })
      .where("booking", "=", id)
      .execute();
  }
}

/**
 * Compares bookings with what their machines did, and puts on record what became of them. Works from what is stored, as
 * far as it is settled, through the attribution of the ledger: whenever it runs, the verdicts are the same. Whatever
 * touches a booking has it judged again; a verdict that changes is a new event.
 */
export function createReconciliationJob(given: {
  database: Database;
  site: Site;
  books: Pick<MachineBooks, "slices">;
  /** Absent: nothing but states and taps shows anybody. */
  activity?: ActivityReader;
  /** Seconds between two runs: 30. */
  every?: number;
}): Job {
  const { database, site, books, every = 30 } = given;
  const { bookings, attribution, bridge } = site.policies;
  const policy = {
    ...{ usedShare: bookings.usedShare, reminder: bookings.reminder, threshold: bookings.noShow },
    ...{ heldLimit: bookings.held, leastCoverage: bookings.leastCoverage, releases: bookings.release },
    ...{ breakLimit: attribution.break, earlyLimit: attribution.early, bridgeLimit: bridge },
  };
  const judge = createJudge(books, given.activity ?? noActivity, policy);
  const machines = site.machines.map((it) => it.id);
  const follower = createEventFollower({
    name: "reconciliation",
    database,
    handleAll: watchEvents,
    atOnce: 500,
  });

  async function look(group: readonly Due[], now: Micros, watermark: Micros): Promise<void> {
    const machine = group[0]?.machine ?? "";
    const ids = group.map((it) => it.booking);
    const { found, taps } = await database.snapshot(async (db) => ({
      found: (await bookingsOf(db, ids)).filter((it) => it.machine === machine && it.status === "confirmed"),
      taps: await tapsOf(db, ids),
    }));
    const judged = await judge.judge(machine, found, taps, { watermark, now });
    const marks = new Map(group.map((it) => [it.booking, it.mark]));
    await database.transaction((db) => record(db, machine, judged, marks, { policy, now, watermark }));
  }

  return {
    name: "reconciliation",
    every,
    async run(now, stopping) {
      await follower.run(now, stopping);
      const watermarks = await database.use((db) => watermarksOf(db, machines, now, bookings.patience));
      for (let from = 0; !stopping.aborted; ) {
        const dues = await database.use((db) => duesFrom(db, watermarks, from));
        const first = dues.reduce((least, it) => Math.min(least, it.starts), Number.POSITIVE_INFINITY);
        if (dues.length === 0) return;
        for (const group of groupsOf(dues)) {
          if (stopping.aborted) return;
          await look(group, now, watermarks.get(group[0]?.machine ?? "") ?? 0);
        }
        from = first + chunk;
      }
    },
  };
}
