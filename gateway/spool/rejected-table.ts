import type { Micros } from "../../config/micros.ts";
import type { Database } from "./database.ts";
import type { RejectedPart } from "./rejected-part.ts";

/** Parts the store can never take, kept for a person, at most this many and this large together. */
export const rejectedLimit = { parts: 10_000, bytes: 16 * 1_048_576 };

export interface RejectedRow {
  id: number;
  at: Micros;
  number: number;
  list: string;
  reason: string;
  samples: number;
  part: string;
}

export const keepRejected = (database: Database, number: number, at: Micros, part: RejectedPart): void => {
  database.run(
    "INSERT INTO rejected (at, number, list, reason, samples, part) VALUES (?, ?, ?, ?, ?, ?)",
    at,
    number,
    part.list,
    part.reason,
    part.samples,
    JSON.stringify(part.part),
  );
};

export const countRejected = (database: Database): number =>
  database.row<{ count: number }>("SELECT count(*) AS count FROM rejected")?.count ?? 0;

export const rejectedRows = (database: Database, limit: number): RejectedRow[] =>
  database.rows("SELECT * FROM rejected ORDER BY id LIMIT ?", limit);

export const removeRejected = (database: Database, id: number): void => {
  database.run("DELETE FROM rejected WHERE id = ?", id);
};

/** Removes and returns the oldest ones beyond the limit. */
export function trimRejected(database: Database): RejectedRow[] {
  const kept = database.row<{ count: number; bytes: number }>(
    "SELECT count(*) AS count, coalesce(sum(length(part)), 0) AS bytes FROM rejected",
  ) ?? { count: 0, bytes: 0 };
  let tooMany = kept.count - rejectedLimit.parts;
  let tooLarge = kept.bytes - rejectedLimit.bytes;
  if (tooMany <= 0 && tooLarge <= 0) return [];
  const removed: RejectedRow[] = [];
  for (const row of rejectedRows(database, kept.count)) {
    if (tooMany <= 0 && tooLarge <= 0) break;
    removed.push(row);
    removeRejected(database, row.id);
    tooMany -= 1;
    tooLarge -= row.part.length;
  }
  return removed;
}
