import type { Micros } from "../../config/micros.ts";
import { type Incident, type Lane, parseBatch, type SampleColumn } from "../../config/wire/batch.ts";
import { type Ballast, ballastSize } from "./ballast.ts";
import { type BatchContent, noContent, timesOf } from "./batch-content.ts";
import * as batches from "./batch-table.ts";
import { type Database, DatabaseFault } from "./database.ts";
import { createDepths } from "./depths.ts";
import { createDistinctStarts } from "./distinct-starts.ts";
import { createFacts } from "./facts.ts";
import type { Mark } from "./last-mark.ts";
import { accountOfLoss } from "./loss-account.ts";
import { cutRejected, restoreRejected } from "./rejected-part.ts";
import * as rejected from "./rejected-table.ts";
import { chooseDeparting, type FreeDisk, missingRoom, overhead, type RoomLimits } from "./room.ts";
import { pageSize } from "./schema.ts";
import { digestOf, type SealedBatch, seal } from "./seal.ts";
import type { Marked, Spool } from "./spool.ts";

export interface SpoolSettings {
  limits: RoomLimits;
  /** How long acknowledged batches stay. */
  keepAcknowledged: Micros;
  /** Largest payload of a batch. */
  maxBytes: number;
  now: () => Micros;
  freeDisk: FreeDisk;
  ballast: Ballast;
  /** Told after each commit. */
  committed?: (mark: Mark) => void;
}

/** A spool on an open database that has its schema and its session. */
export function createSpool(database: Database, settings: SpoolSettings): Spool {
  const { limits, now } = settings;
  const facts = createFacts(database);
  const session = facts.text("session");
  if (session === undefined) throw new Error("the spool has no session");
  const depths = createDepths(database);
  /** Not on the disk yet. */
  let acknowledged = new Map<number, Micros>();
  let next = facts.number("next");
  let nextKept = next;
  let lost = facts.number("lost");
  /** The disk was full: nothing may grow until there is room again. */
  let isTight = false;
  /** Earliest time in the batches of the change at work. */
  let earliest = Number.POSITIVE_INFINITY;
  const withOwnStarts = createDistinctStarts();
  let isUnderWay = (_number: number): boolean => false;

  const sealing = () => ({ session, now: now(), nextNumber: () => next++, maxBytes: settings.maxBytes });
  const payload = (number: number) => batches.payloadOf(database, number);

  /** Every change goes through here: one transaction, and the counters of it only once it is on the disk. */
  function change<Result>(work: () => Result): Result {
    const lostBefore = lost;
    const acknowledgedBefore = new Map(acknowledged);
    earliest = Number.POSITIVE_INFINITY;
    try {
      const result = database.transaction(() => {
        const done = work();
        for (const [number, at] of acknowledged) {
          const row = batches.markAcknowledged(database, number, at);
          if (row) depths.stage(row.lane, -1, -row.bytes);
        }
        if (next !== nextKept) facts.set("next", next);
        if (lost !== lostBefore) facts.set("lost", lost);
        facts.set("committed", now());
        return done;
      });
      acknowledged.clear();
      nextKept = next;
      depths.apply();
      settings.committed?.(markNow());
      return result;
    } catch (error) {
      depths.forget();
      lost = lostBefore;
      acknowledged = acknowledgedBefore;
      throw error;
    }
  }

  function markNow(): Mark {
    const at = now();
    const waiting = batches.oldestToWait(database) ?? { number: next, from: at };
    return { session: session ?? "", next, at, from: Math.min(at, earliest), waiting };
  }

  const sealAll = (contents: readonly BatchContent[]): SealedBatch[] =>
    contents.flatMap((content) => seal(content, sealing()));

  function insert(sealed: readonly SealedBatch[]): number[] {
    for (const batch of sealed) {
      batches.insertBatch(database, batch);
      earliest = Math.min(earliest, batch.from);
      depths.stage(batch.lane, 1, batch.payload.length);
    }
    return sealed.map(({ number }) => number);
  }

  /** Takes batches out; what was not acknowledged is accounted for in a batch of the states lane. */
  function remove(departing: readonly batches.Departing[], reason: string, read = payload): void {
    const given = departing.filter((batch) => !batch.isAcknowledged && !acknowledged.has(batch.number));
    const account = accountOfLoss(given, read, reason);
    for (const batch of departing) {
      batches.removeBatch(database, batch.number);
      if (!batch.isAcknowledged) depths.stage(batch.lane, -1, -batch.bytes);
      acknowledged.delete(batch.number);
    }
    lost += account.samples + account.intervals;
    insert(sealAll([{ ...account.content, incidents: withOwnStarts(account.content.incidents) }]));
  }

  function makeRoom(needed: number): void {
    const free = isTight ? 0 : settings.freeDisk();
    const missing = missingRoom(database, limits, free, needed);
    if (missing > 0) remove(chooseDeparting(database, missing, isUnderWay), "spool full");
  }

  /** With a full disk: gives up the ballast and old batches, writes in the place of those, and tries once more. */
  function withRoom<Result>(sealed: readonly SealedBatch[], work: () => Result): Result {
    const needed = sealed.reduce((sum, { payload: { length } }) => sum + length + overhead, 0);
    const attempt = () =>
      change(() => {
        makeRoom(needed);
        return work();
      });
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof DatabaseFault) || error.kind !== "full") throw error;
      isTight = true;
      settings.ballast.release();
      restartLog(database);
      const missing = 2 * needed + 262_144;
      change(() => remove(chooseDeparting(database, missing, isUnderWay), "disk full"));
      return attempt();
    }
  }

  /** Waits, and is what the acknowledgement speaks of. */
  const isWaiting = (number: number, digest: string) =>
    !acknowledged.has(number) && batches.waitingBatch(database, number)?.digest === digest;

  const spool: Spool = {
    session,
    commit(contents, memories) {
      const sealed = sealAll(contents);
      withRoom(sealed, () => {
        insert(sealed);
        for (const [machine, memory] of memories) {
          database.run(
            "INSERT INTO machine VALUES (?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory",
            machine,
            memory,
          );
        }
      });
    },
    spare(underWay) {
      isUnderWay = underWay;
    },
    waiting(lane, after, limit) {
      const rows = batches.waitingBatches(database, lane, after, limit);
      if (!rows.some(({ number }) => acknowledged.has(number))) return rows;
      spool.flush();
      return batches.waitingBatches(database, lane, after, limit);
    },
    payload,
    acknowledge(number, digest) {
      if (!isWaiting(number, digest)) return false;
      acknowledged.set(number, now());
      return true;
    },
    reject(number, digest, rejections) {
      if (!isWaiting(number, digest)) return false;
      const parts = cutRejected(payload(number) ?? new Uint8Array(), rejections);
      withRoom([], () => {
        for (const part of parts) rejected.keepRejected(database, number, now(), part);
        const trimmed = rejected.trimRejected(database);
        if (trimmed.length > 0) insert(sealAll([accountOfTrimmed(trimmed)]));
        lost += trimmed.reduce((sum, row) => sum + Math.max(1, row.samples), 0);
        acknowledged.set(number, now());
      });
      return true;
    },
    giveUpDamaged(number) {
      const row = batches.waitingBatch(database, number);
      const bytes = payload(number);
      if (row === undefined || (bytes && digestOf(bytes) === row.digest)) return false;
      const found = batches.departingBatch(database, number);
      // Its bytes cannot be trusted: the account is made of the extents alone.
      if (found) change(() => remove([found], "damaged on disk", () => undefined));
      return true;
    },
    flush() {
      if (acknowledged.size > 0) change(() => {});
    },
    keepHouse() {
      change(() => {
        const kept = batches.acknowledgedBatches(database, now() - settings.keepAcknowledged, 1_000);
        remove(kept, "");
      });
      database.rows("PRAGMA incremental_vacuum(2000)");
      if (settings.freeDisk() < limits.keepFree + 3 * ballastSize) return;
      settings.ballast.restore();
      isTight = false;
    },
    resend(from, to) {
      // An acknowledgement given a moment ago may speak of a store that has been set back since.
      spool.flush();
      return change(() => {
        const rows = batches.unmarkAcknowledged(database, from, to);
        for (const row of rows) depths.stage(row.lane, 1, row.bytes);
        return marked(rows);
      });
    },
    resendRejected() {
      const rows = rejected.rejectedRows(database, rejected.rejectedLimit.parts);
      const sealed = sealAll(restoreRejected(rows));
      return withRoom(sealed, () => {
        const numbers = insert(sealed);
        for (const { id } of rows) rejected.removeRejected(database, id);
        return { numbers, samples: rows.reduce((sum, row) => sum + row.samples, 0) };
      });
    },
    countWaiting: (numbers) =>
      numbers.filter((number) => !acknowledged.has(number) && batches.waitingBatch(database, number)).length,
    rejectedParts: (limit) => rejected.rejectedRows(database, limit),
    memories: () =>
      new Map(
        database
          .rows<{ machine: string; memory: string }>("SELECT machine, memory FROM machine")
          .map(({ machine, memory }) => [machine, memory]),
      ),
    *newestSamples() {
      let below = Number.MAX_SAFE_INTEGER;
      for (;;) {
        const rows = batches.newestSampleBatches(database, 64, below);
        if (rows.length === 0) return;
        for (const { number } of rows) {
          const read = parseBatch(payload(number) ?? new Uint8Array());
          if (read.ok) yield read.envelope.samples as SampleColumn[];
          below = number;
        }
      }
    },
    depth: (lane) => ({ ...depths.of(lane), oldest: batches.oldestWaiting(database, lane) }),
    lost: () => lost,
    rejected: () => rejected.countRejected(database),
    bytesOnDisk: () => database.pragma("page_count") * pageSize,
    close: () => database.close(),
  };
  return spool;
}

/** Lets the write-ahead log begin anew in its own place; a full disk may refuse even that. */
function restartLog(database: Database): void {
  try {
    database.row("PRAGMA wal_checkpoint(RESTART)");
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
  }
}

const marked = (rows: readonly { number: number; samples: number }[]): Marked => ({
  numbers: rows.map(({ number }) => number),
  samples: rows.reduce((sum, { samples }) => sum + samples, 0),
});

/** Rejected parts beyond the limit are lost for good: said so, like every loss. */
function accountOfTrimmed(rows: readonly rejected.RejectedRow[]): BatchContent {
  const content = noContent("states" satisfies Lane);
  for (const { samples, states, incidents } of restoreRejected(rows)) {
    const reason = "rejected by the store, and more than are kept";
    const lostOf = (machine: string, from: Micros, until: Micros, count: number): Incident => ({
      machine,
      signal: null,
      kind: "lost",
      reason,
      count,
      from,
      until,
    });
    for (const { machine, t } of samples) {
      const { from, until } = timesOf(t);
      content.incidents.push(lostOf(machine, from, until, t.length));
    }
    for (const { machine, from, until } of states) content.incidents.push(lostOf(machine, from, until, 1));
    content.incidents.push(...incidents.filter(({ kind }) => kind !== "lost"));
  }
  return content;
}
