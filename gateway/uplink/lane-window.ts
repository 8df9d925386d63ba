import type { Lane } from "../../config/wire/batch.ts";
import type { BatchRow } from "../spool/batch-table.ts";
import type { Spool } from "../spool/spool.ts";

interface Flight {
  row: BatchRow;
  /** Monotonic milliseconds. */
  sentAt: number;
  attempts: number;
}

/** What of one lane is under way, what comes next, and what must be sent again when. Times are monotonic ms. */
export interface LaneWindow {
  readonly lane: Lane;
  readonly batches: number;
  readonly bytes: number;
  /** Batches whose refusal is not over. */
  readonly refused: number;
  /** This batch, these bytes, are under way. */
  holds(number: number, digest: string): boolean;
  isUnderWay(number: number): boolean;
  next(now: number): BatchRow | undefined;
  sent(row: BatchRow, now: number): { isAgain: boolean };
  /** The store has it, or it is gone. */
  done(number: number): void;
  /** Send it again no earlier than in `pause` milliseconds. */
  postpone(number: number, pause: number, now: number): void;
  refuse(number: number, now: number): void;
  /** Forgets what was sent without an answer for too long; true when there was any. */
  expire(now: number): boolean;
  /** A new connection: everything not acknowledged is sent again. */
  rewind(): void;
}

const firstTimeout = 10_000;
const longestTimeout = 60_000;
const refusedPause = 30_000;
/** Beyond so many refused batches the rest of the lane waits with them. */
const mostRefused = 16;
const fetched = 32;

export function createLaneWindow(lane: Lane, spool: Pick<Spool, "waiting">): LaneWindow {
  const flights = new Map<number, Flight>();
  const attempts = new Map<number, number>();
  /** Number to the time it may be sent again. */
  const again = new Map<number, { row: BatchRow; at: number }>();
  const refused = new Set<number>();
  let ahead: BatchRow[] = [];
  let cursor = -1;
  let bytes = 0;

  const land = (number: number): Flight | undefined => {
    const flight = flights.get(number);
    if (flight === undefined) return undefined;
    flights.delete(number);
    bytes -= flight.row.bytes;
    return flight;
  };
  const postpone = (number: number, pause: number, now: number) => {
    const flight = land(number);
    if (flight) again.set(number, { row: flight.row, at: now + pause });
  };

  return {
    lane,
    get batches() {
      return flights.size;
    },
    get bytes() {
      return bytes;
    },
    get refused() {
      return refused.size;
    },
    isUnderWay: (number) => flights.has(number),
    holds: (number, digest) => flights.get(number)?.row.digest === digest,
    next(now) {
      for (const { row, at } of again.values()) if (at <= now) return row;
      if (refused.size >= mostRefused) return undefined;
      if (ahead.length === 0) ahead = spool.waiting(lane, cursor, fetched);
      return ahead[0];
    },
    sent(row, now) {
      const isRetry = again.delete(row.number);
      if (!isRetry && ahead[0]?.number === row.number) {
        ahead.shift();
        cursor = row.number;
      }
      const tried = (attempts.get(row.number) ?? 0) + 1;
      attempts.set(row.number, tried);
      flights.set(row.number, { row, sentAt: now, attempts: tried });
      bytes += row.bytes;
      return { isAgain: tried > 1 };
    },
    done(number) {
      land(number);
      attempts.delete(number);
      again.delete(number);
      refused.delete(number);
      ahead = ahead.filter((row) => row.number !== number);
    },
    postpone,
    refuse(number, now) {
      if (flights.has(number)) refused.add(number);
      postpone(number, refusedPause, now);
    },
    expire(now) {
      let any = false;
      for (const [number, { sentAt, attempts: tried }] of flights) {
        if (now - sentAt < Math.min(longestTimeout, firstTimeout * 2 ** (tried - 1))) continue;
        postpone(number, 0, now);
        any = true;
      }
      return any;
    },
    rewind() {
      flights.clear();
      again.clear();
      refused.clear();
      ahead = [];
      cursor = -1;
      bytes = 0;
    },
  };
}
