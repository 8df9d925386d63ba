import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Micros } from "../../config/micros.ts";
import { say } from "../../config/wire/gateway-texts.ts";
import type { Message } from "../../config/wire/message.ts";
import { StartRefused } from "../start-refused.ts";
import { createBallast } from "./ballast.ts";
import { createSpool } from "./create-spool.ts";
import { type Database, DatabaseFault, openDatabase } from "./database.ts";
import { createFacts } from "./facts.ts";
import { createLastMark, earliestLost } from "./last-mark.ts";
import { lockFolder } from "./lock.ts";
import { type FreeDisk, freeDiskAt, type RoomLimits } from "./room.ts";
import { salvage } from "./salvage.ts";
import { spoolSetup } from "./schema.ts";
import type { Spool } from "./spool.ts";

export interface OpenSettings {
  folder: string;
  limits: RoomLimits;
  keepAcknowledged: Micros;
  maxBytes: number;
  now: () => Micros;
  /** Told by tests; else by the file system. */
  freeDisk?: FreeDisk;
}

export interface OpenedSpool {
  spool: Spool;
  /** Something is missing since this time, with a message for people; null when nothing is. */
  damage: { since: Micros | null; message: Message } | null;
}

const fileName = "spool.sqlite";

/**
 * Opens the spool of a folder, making it when it is not there. A file that is damaged is set aside under another
 * name, what is still readable in it moves to a new spool. Throws StartRefused.
 */
export function openSpool(settings: OpenSettings): OpenedSpool {
  const { folder, now } = settings;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartRefused(`The folder ${folder} cannot be made: ${(error as Error).message}.`);
  }
  const lock = lockFolder(join(folder, "spool.lock"), folder);
  const file = join(folder, fileName);
  const mark = createLastMark(join(folder, "spool.mark"));
  const marks = mark.read();
  const last = marks.at(-1);
  const found = openSound(file, settings);
  const aside = found === "damaged" ? setAside(folder, now()) : undefined;
  const database = found === "damaged" ? open(file, settings) : found;
  const facts = createFacts(database);
  if (facts.text("session") === undefined) facts.set("session", randomUUID());
  const session = facts.text("session") ?? "";
  let damage: OpenedSpool["damage"] = null;
  const isAnother = last !== undefined && last.session !== session;
  // The file is older than its mark: the disk took back what it had said was written.
  if (last !== undefined && (isAnother || last.next > facts.number("next"))) {
    const since = earliestLost(marks, isAnother ? 0 : facts.number("next")) ?? last.at;
    damage = { since, message: say("spool-rolled-back") };
    if (!isAnother) facts.set("next", last.next);
  }
  facts.set("running", 1);
  const ballast = createBallast(join(folder, "spool.ballast"));
  const spool = createSpool(database, {
    ...settings,
    freeDisk: settings.freeDisk ?? freeDiskAt(folder),
    ballast,
    committed: mark.write,
  });
  if (aside !== undefined) {
    const rescued = salvage(aside, (content) => spool.commit([content], new Map()));
    spool.commit([], rescued.memories);
    damage = {
      since: earliestLost(marks, 0) ?? last?.at ?? null,
      message: say("spool-damaged", { file: aside, kept: rescued.kept }),
    };
  }
  const close = () => {
    try {
      facts.set("running", 0);
    } catch (error) {
      // On a full disk: the next start checks the file, that is all.
      if (!(error instanceof DatabaseFault)) throw error;
    }
    spool.close();
    mark.close();
    lock.release();
  };
  return { spool: { ...spool, close }, damage };
}

const open = (file: string, settings: OpenSettings) =>
  openDatabase(file, spoolSetup(settings.limits.capacity));

/** Checks the whole file unless it was closed in order. */
function openSound(file: string, settings: OpenSettings): Database | "damaged" {
  const isNew = !existsSync(file);
  let database: Database | undefined;
  try {
    database = open(file, settings);
    if (isNew || createFacts(database).number("running") === 0) return database;
    const check = database.row<{ quick_check: string }>("PRAGMA quick_check(1)")?.quick_check;
    if (check === "ok") return database;
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    if (error.kind === "full") {
      throw new StartRefused(
        `The disk that holds ${file} is full: ${error.message}. Make room and start again.`,
      );
    }
    if (error.kind !== "damaged")
      throw new StartRefused(`The spool ${file} cannot be opened: ${error.message}.`);
  }
  database?.close();
  return "damaged";
}

/** The file and its log, under a name that tells when. Returns the new name of the file. */
function setAside(folder: string, at: Micros): string {
  const aside = join(folder, `${fileName}.corrupt-${Math.floor(at / 1_000)}`);
  for (const suffix of ["", "-wal", "-shm"]) {
    const part = join(folder, `${fileName}${suffix}`);
    if (existsSync(part)) renameSync(part, `${aside}${suffix}`);
  }
  return aside;
}
