import { statfsSync } from "node:fs";
import type { Lane } from "../../config/wire/batch.ts";
import { acknowledgedBatches, type BatchRow, type Departing, oldestBatches } from "./batch-table.ts";
import type { Database } from "./database.ts";
import { pageSize } from "./schema.ts";

export interface RoomLimits {
  /** Largest size of the file, bytes. */
  capacity: number;
  /** Free disk to leave to others, bytes. */
  keepFree: number;
}

/** Bytes that others may still write to the disk that holds the folder. */
export type FreeDisk = () => number;

export const freeDiskAt =
  (folder: string): FreeDisk =>
  () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };

/** Rows, indexes and half-filled pages beside a batch's own bytes. */
export const overhead = 2 * pageSize;

/** The write-ahead log grows to about this size before it is written back and begins anew. */
const logSize = 2_000 * pageSize;

/** Bytes missing before `needed` more can be written within the limits; 0 or less when there is room. */
export function missingRoom(database: Database, limits: RoomLimits, free: number, needed: number): number {
  const size = database.pragma("page_count") * pageSize;
  const used = size - database.pragma("freelist_count") * pageSize;
  const mayBecome = Math.min(limits.capacity, size + Math.max(0, free - limits.keepFree - logSize));
  return used + needed + 4 * overhead - mayBecome;
}

/**
 * Who goes first when room is needed: acknowledged batches, then samples, then states, each oldest first. Batches
 * under way go after the rest of their lane: the store may have them already, and they would be called lost.
 */
export function chooseDeparting(
  database: Database,
  missing: number,
  isUnderWay: (number: number) => boolean,
): Departing[] {
  const chosen: Departing[] = [];
  let freed = 0;
  const choose = (candidates: Departing[], goal: number) => {
    for (const candidate of candidates) {
      if (freed >= goal) return;
      chosen.push(candidate);
      freed += candidate.bytes;
    }
  };
  if (missing <= 0) return chosen;
  // More than is missing, so that a full spool does not search with every commit.
  choose(acknowledgedBatches(database, Number.MAX_SAFE_INTEGER, 4_096), missing + 1_048_576);
  const oldest = (lane: Lane) => {
    const rows = oldestBatches(database, lane, 4_096);
    const spared = new Set(rows.filter(({ number }) => isUnderWay(number)));
    return [...rows.filter((row) => !spared.has(row)), ...spared];
  };
  if (freed < missing) choose(oldest("samples"), missing + 131_072);
  if (freed < missing) choose(oldest("states"), missing);
  return chosen;
}

export const sumOfBytes = (batches: readonly Pick<BatchRow, "bytes">[]): number =>
  batches.reduce((sum, { bytes }) => sum + bytes, 0);
