import { sql } from "kysely";
import { blocksWithin } from "../bookings/blocks-within.ts";
import type { Database } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** Planned maintenance that is in the bookings, by machine. */
export interface MaintenanceSource {
  /** All of it, ordered and disjoint; null: nothing has changed since the last call. */
  news(): Promise<ReadonlyMap<string, readonly Interval[]> | null>;
}

/** Where nothing can be booked. */
export const noBlocks: MaintenanceSource = { news: async () => null };

/** Events have numbers in the order of their commits: what comes after the last one seen is new, and nothing else is. */
export function createMaintenanceSource(database: Database): MaintenanceSource {
  let seen = 0;
  return {
    async news() {
      const found = await database.snapshot(async (db) => {
        const { rows } = await sql<{ last: number; isNews: boolean }>`
          SELECT coalesce(max(number), 0)::bigint AS last, ${seen} = 0 OR EXISTS (
            SELECT FROM booking_event e JOIN booking b ON b.id = e.booking
            WHERE e.number > ${seen} AND b.kind = 'maintenance') AS "isNews"
          FROM booking_event`.execute(db);
        const [{ last, isNews }] = rows as [(typeof rows)[number]];
        if (last <= seen) return null;
        const all = { from: 0, to: Number.MAX_SAFE_INTEGER };
        return { last, blocks: isNews ? await blocksWithin(db, all) : null };
      });
      if (!found || found.last <= seen) return null;
      seen = found.last;
      if (!found.blocks) return null;
      return Map.groupBy(
        found.blocks.filter((it) => it.isPlanned),
        (it) => it.machine,
      );
    },
  };
}
