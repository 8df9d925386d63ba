import type { Micros } from "../../config/micros.ts";
import type { Lane } from "../../config/wire/batch.ts";
import type { Extent } from "./batch-content.ts";
import type { Database } from "./database.ts";
import type { SealedBatch } from "./seal.ts";

/** A batch without its bytes. */
export interface BatchRow {
  number: number;
  lane: Lane;
  bytes: number;
  digest: string;
}

export interface Departing {
  number: number;
  lane: Lane;
  bytes: number;
  extents: Extent[];
  isAcknowledged: boolean;
}

export interface LaneDepth {
  batches: number;
  bytes: number;
}

const row = "SELECT number, lane, bytes, digest FROM batch";

export function insertBatch(database: Database, batch: SealedBatch): void {
  const { number, lane, sealed, from, until, samples, digest, extents, payload } = batch;
  database.run(
    "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
    number,
    lane,
    sealed,
    from,
    until,
    samples,
    payload.length,
    digest,
    JSON.stringify(extents),
  );
  database.run("INSERT INTO payload VALUES (?, ?)", number, payload);
}

/** Not yet acknowledged, by number, those above `after`. */
export const waitingBatches = (database: Database, lane: Lane, after: number, limit: number): BatchRow[] =>
  database.rows(
    `${row} WHERE acknowledged IS NULL AND lane = ? AND number > ? ORDER BY number LIMIT ?`,
    lane,
    after,
    limit,
  );

export const waitingBatch = (database: Database, number: number): BatchRow | undefined =>
  database.row(`${row} WHERE number = ? AND acknowledged IS NULL`, number);

export const payloadOf = (database: Database, number: number): Uint8Array | undefined =>
  database.row<{ bytes: Uint8Array }>("SELECT bytes FROM payload WHERE number = ?", number)?.bytes;

export const laneDepth = (database: Database, lane: Lane): LaneDepth =>
  database.row<LaneDepth>(
    `SELECT count(*) AS batches, coalesce(sum(bytes), 0) AS bytes FROM batch
     WHERE acknowledged IS NULL AND lane = ?`,
    lane,
  ) ?? { batches: 0, bytes: 0 };

export const oldestWaiting = (database: Database, lane: Lane): Micros | null =>
  database.row<{ sealed: Micros }>(
    "SELECT sealed FROM batch WHERE acknowledged IS NULL AND lane = ? ORDER BY number LIMIT 1",
    lane,
  )?.sealed ?? null;

/** Of both lanes, the one with the lowest number, and the earliest time in it. */
export const oldestToWait = (database: Database): { number: number; from: Micros } | undefined =>
  (["states", "samples"] as const)
    .map((lane) =>
      database.row<{ number: number; from: Micros }>(
        `SELECT number, from_ AS "from" FROM batch
         WHERE acknowledged IS NULL AND lane = ? ORDER BY number LIMIT 1`,
        lane,
      ),
    )
    .filter((it) => it !== undefined)
    .sort((a, b) => a.number - b.number)[0];

/** undefined when it was acknowledged before, or is gone. */
export const markAcknowledged = (database: Database, number: number, at: Micros): BatchRow | undefined =>
  database.row(
    `UPDATE batch SET acknowledged = ? WHERE number = ? AND acknowledged IS NULL
     RETURNING number, lane, bytes, digest`,
    at,
    number,
  );

/** Has them sent again: acknowledged batches that hold anything of [from, to). Returns their numbers. */
export const unmarkAcknowledged = (database: Database, from: Micros, to: Micros) =>
  database.rows<BatchRow & { samples: number }>(
    `UPDATE batch SET acknowledged = NULL WHERE acknowledged IS NOT NULL AND until >= ? AND from_ < ?
     RETURNING number, samples, lane, bytes, digest`,
    from,
    to,
  );

const departing = "SELECT number, lane, bytes, extents, acknowledged IS NOT NULL AS acknowledged FROM batch";
type DepartingRow = { number: number; lane: Lane; bytes: number; extents: string; acknowledged: number };
const readDeparting = ({ extents, acknowledged, ...rest }: DepartingRow): Departing => ({
  ...rest,
  extents: JSON.parse(extents) as Extent[],
  isAcknowledged: acknowledged === 1,
});

/** Acknowledged ones, oldest first; those acknowledged before `before`. */
export const acknowledgedBatches = (database: Database, before: Micros, limit: number): Departing[] =>
  database
    .rows<DepartingRow>(
      `${departing} WHERE acknowledged IS NOT NULL AND acknowledged < ? ORDER BY number LIMIT ?`,
      before,
      limit,
    )
    .map(readDeparting);

export const oldestBatches = (database: Database, lane: Lane, limit: number): Departing[] =>
  database
    .rows<DepartingRow>(
      `${departing} WHERE acknowledged IS NULL AND lane = ? ORDER BY number LIMIT ?`,
      lane,
      limit,
    )
    .map(readDeparting);

export function removeBatch(database: Database, number: number): void {
  database.run("DELETE FROM batch WHERE number = ?", number);
  database.run("DELETE FROM payload WHERE number = ?", number);
}

/** Newest first, for what must be known again after a restart. */
export const newestSampleBatches = (database: Database, limit: number, below: number) =>
  database.rows<{ number: number; samples: number }>(
    "SELECT number, samples FROM batch WHERE lane = 'samples' AND number < ? ORDER BY number DESC LIMIT ?",
    below,
    limit,
  );

export const departingBatch = (database: Database, number: number): Departing | undefined =>
  database.rows<DepartingRow>(`${departing} WHERE number = ?`, number).map(readDeparting)[0];
