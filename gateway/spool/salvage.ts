import { parseBatch } from "../../config/wire/batch.ts";
import type { BatchContent } from "./batch-content.ts";
import { payloadOf } from "./batch-table.ts";
import { type Database, DatabaseFault, openDatabase } from "./database.ts";
import { digestOf } from "./seal.ts";

export interface Salvage {
  /** How many batches were kept. */
  kept: number;
  memories: Map<string, string>;
}

/**
 * Reads what is still whole in a damaged spool, row by row. The contents travel in new batches of the new spool:
 * a batch that was stored and not yet acknowledged is stored twice, which leaves one row.
 * `keep` gets the contents that wait and whose bytes still have their digest, one by one: they may be many.
 */
export function salvage(file: string, keep: (content: BatchContent) => void): Salvage {
  const found: Salvage = { kept: 0, memories: new Map() };
  let database: Database | undefined;
  try {
    database = openDatabase(file, "PRAGMA locking_mode = EXCLUSIVE;");
  } catch (error) {
    if (error instanceof DatabaseFault) return found;
    throw error;
  }
  try {
    readBatches(database, found, keep);
    for (const row of rowsOrNone<{ machine: string; memory: string }>(
      database,
      "SELECT machine, memory FROM machine",
    ))
      found.memories.set(row.machine, row.memory);
  } finally {
    database.close();
  }
  return found;
}

type Row = { number: number; digest: string };

function readBatches(database: Database, found: Salvage, keep: (content: BatchContent) => void): void {
  for (const { number, digest } of rowsOrNone<Row>(
    database,
    "SELECT number, digest FROM batch WHERE acknowledged IS NULL ORDER BY number",
  )) {
    const payload = payloadOrNone(database, number);
    const read = payload && digestOf(payload) === digest ? parseBatch(payload) : undefined;
    if (read?.ok) {
      const { lane, samples, states, incidents, settled } = read.envelope;
      // Made by this gateway and unchanged, as the digest tells.
      keep({ lane, samples, states, incidents, settled } as BatchContent);
      found.kept += 1;
    }
  }
}

function payloadOrNone(database: Database, number: number): Uint8Array | undefined {
  try {
    return payloadOf(database, number);
  } catch (error) {
    if (error instanceof DatabaseFault) return undefined;
    throw error;
  }
}

function rowsOrNone<R>(database: Database, sql: string): R[] {
  try {
    return database.rows<R>(sql);
  } catch (error) {
    if (error instanceof DatabaseFault) return [];
    throw error;
  }
}
