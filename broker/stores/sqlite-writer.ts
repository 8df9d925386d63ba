import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "pino";
import { type Micros, systemNow } from "../../config/micros.ts";
import { telemetryFile } from "../../config/store/sqlite-schema.ts";
import { beyondRetention, splitByAge } from "./beyond-retention.ts";
import { cut } from "./piece.ts";
import { createRejections } from "./rejections.ts";
import { openSqliteDatabase, type SqliteDatabase } from "./sqlite-database.ts";
import { createSqliteInsert, type SqliteInsert } from "./sqlite-insert.ts";
import { createRetentionStep } from "./sqlite-retention.ts";
import { type Records, StoreUnavailable, type TelemetryWriter } from "./telemetry-writer.ts";

export interface SqliteWriterSettings {
  folder: string;
  /** Raw samples older than this are deleted, and rejected when they arrive. */
  retention: Micros | "forever";
  log: Logger;
  now?: () => Micros;
  /** Runs `work` once after so many milliseconds; returns what calls it off. */
  later?: (work: () => void, milliseconds: number) => () => void;
  /** Milliseconds to wait for another process that writes the file. */
  busyTimeout?: number;
  /** Largest size of the file; beyond it the store is unavailable. Without it the disk is the limit. */
  maxBytes?: number;
}

/** Rows per transaction: some 20 ms, after which the event loop serves others. */
const rowsPerTransaction = 4_000;
const betweenSteps = 50;
const betweenRounds = 600_000;

const timerLater = (work: () => void, milliseconds: number) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};

/** The embedded store. `open` rejects when the file cannot be used; a person must act then. */
export function createSqliteWriter(settings: SqliteWriterSettings): TelemetryWriter {
  const { folder, retention, log, now = systemNow, later = timerLater } = settings;
  const file = join(folder, telemetryFile);
  let opened:
    | { database: SqliteDatabase; insert: SqliteInsert; step: (oldest: Micros) => boolean; inode: number }
    | undefined;
  let callOff = () => {};
  const oldest = () => (retention === "forever" ? Number.NEGATIVE_INFINITY : now() - retention);

  function use() {
    if (!opened) throw new StoreUnavailable("the embedded store is not open");
    return opened;
  }

  /** What is written to a file that no folder names any more is lost: it must not be acknowledged. */
  function requireSameFile(): void {
    if (statSync(file, { throwIfNoEntry: false })?.ino === use().inode) return;
    throw new StoreUnavailable(
      `the telemetry file ${file} was removed or replaced while it was in use; restart the broker`,
      true,
    );
  }

  function removeOld(): void {
    let wait = betweenRounds;
    try {
      if (use().step(oldest())) wait = betweenSteps;
    } catch (error) {
      log.warn({ error }, "old samples could not be deleted; tried again later");
    }
    callOff = later(removeOld, wait);
  }

  function writePart(entries: readonly Records[], part: ReturnType<typeof cut>[number]): void {
    const { database, insert } = use();
    try {
      database.transaction(() => {
        for (const piece of part) insert.insert(entries, piece);
      });
    } catch (error) {
      insert.forget();
      throw error;
    }
  }

  return {
    async open() {
      try {
        mkdirSync(folder, { recursive: true });
      } catch (error) {
        throw new StoreUnavailable(
          `cannot make the data folder ${folder}: ${(error as Error).message}`,
          true,
        );
      }
      const { busyTimeout = 2_000, maxBytes } = settings;
      const database = openSqliteDatabase(file, {
        busyTimeout,
        ...(maxBytes === undefined ? {} : { maxBytes }),
      });
      opened = {
        database,
        insert: createSqliteInsert(database),
        step: createRetentionStep(database),
        inode: statSync(file).ino,
      };
      if (retention !== "forever") callOff = later(removeOld, betweenSteps);
    },
    async write(entries) {
      const rejections = createRejections(entries, (reason) => log.error({ reason }, "arrival rejected"));
      // Arrivals last: whoever reads one finds its data.
      for (const lists of [["samples", "states", "incidents"], ["arrivals"]] as const) {
        for (const part of cut(entries, lists, rowsPerTransaction)) {
          const { keep, tooOld } = splitByAge(entries, part, oldest());
          for (const piece of tooOld) rejections.add(piece, beyondRetention);
          if (keep.length > 0) writePart(entries, keep);
          await nextTurn();
        }
      }
      requireSameFile();
      return rejections.stored();
    },
    async ping() {
      // Asks for the right to write, which a mere SELECT would not tell.
      use().database.transaction(() => {});
      requireSameFile();
    },
    async close() {
      callOff();
      opened?.database.close();
      opened = undefined;
    },
  };
}
