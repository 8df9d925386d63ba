import { sql } from "kysely";
import { expect } from "vitest";
import type { Micros } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { applyWaitChange, type WaitChange } from "../../../dashboard-api/waitlist/wait-change.ts";
import type { WaitlistDesk } from "../../../dashboard-api/waitlist/waitlist-desk.ts";
import type { WaitlistEntry } from "../../../dashboard-api/waitlist/waitlist-entry.ts";
import { overlapping } from "../bookings/overlapping.ts";

const counts = {
  "held slots without the one that they are held for": sql<{ n: number }>`
    SELECT count(*)::int AS n FROM booking b WHERE b.status = 'offered' AND (
      SELECT count(*) FROM waitlist_entry w WHERE w.offer_booking = b.id AND w.company = b.company) <> 1`,
  "offers without a held slot": sql<{ n: number }>`
    SELECT count(*)::int AS n FROM waitlist_entry w WHERE w.status = 'offered' AND NOT EXISTS (
      SELECT FROM booking b WHERE b.id = w.offer_booking AND b.status = 'offered')`,
  "grants without a booking of theirs": sql<{ n: number }>`
    SELECT count(*)::int AS n FROM waitlist_entry w WHERE w.status = 'granted' AND NOT EXISTS (
      SELECT FROM booking b WHERE b.id = w.booking AND b.company = w.company
      AND b.status NOT IN ('offered', 'withdrawn'))`,
  "slots held twice, ended offers and held ones included": sql<{ n: number }>`
    SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.machine = b.machine AND a.id < b.id
      AND a.starts < b.excluded_until AND b.starts < a.excluded_until
    WHERE a.status IN ('requested', 'confirmed', 'offered') AND b.status IN ('requested', 'confirmed', 'offered')`,
};

/** Looks whether the line is in order: nobody lost, nothing held twice, and nobody waiting for what is free. */
export async function expectLineInOrder(database: Database, line: WaitlistDesk, now: Micros): Promise<void> {
  await line.job.run(now, new AbortController().signal);
  await database.use(async (db) => {
    expect((await overlapping.execute(db)).rows).toEqual([{ n: 0 }]);
    for (const [what, count] of Object.entries(counts)) {
      expect((await count.execute(db)).rows, what).toEqual([{ n: 0 }]);
    }
    const { rows: idle } = await sql<{ id: string }>`
      SELECT w.id FROM waitlist_entry w
      WHERE w.status = 'waiting' AND w.length = w.latest - w.earliest AND w.passed = '[]'::jsonb
      AND NOT EXISTS (
        SELECT FROM booking b WHERE b.machine = w.machines[1] AND b.starts < w.latest AND b.excluded_until > w.earliest
        AND b.status IN ('requested', 'confirmed', 'offered'))`.execute(db);
    expect(idle, "waiting for what is free").toEqual([]);
    const { rows: events } = await sql<{ entry: string; change: WaitChange }>`
      SELECT entry, change FROM waitlist_event ORDER BY entry, version`.execute(db);
    for (const [id, changes] of Map.groupBy(events, (it) => it.entry)) {
      const replayed = changes.reduce<WaitlistEntry | null>(
        (entry, { change }) => applyWaitChange(entry, change),
        null,
      );
      expect(replayed).toEqual(await line.find(id));
    }
  });
}
