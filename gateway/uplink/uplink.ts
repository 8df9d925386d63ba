import { parseAck } from "../../config/wire/ack.ts";
import { batchTopic } from "../../config/wire/topics.ts";
import type { Log } from "../log.ts";
import type { BatchRow } from "../spool/batch-table.ts";
import type { Spool } from "../spool/spool.ts";
import { createLaneWindow, type LaneWindow } from "./lane-window.ts";

export interface UplinkCounts {
  sent: number;
  resent: number;
  stored: number;
  busy: number;
  refused: number;
  rejectedParts: number;
  timeouts: number;
  /** Acknowledgements of another spool or of other bytes: ignored. */
  foreign: number;
}

/** Sends what the spool holds, and tells the spool what the store has. It alone decides what is sent again and when. */
export interface Uplink {
  /** There may be more to send. */
  pump(): void;
  /** A new connection, or batches that wait again: begins with the oldest. */
  rewind(): void;
  take(payload: Uint8Array): void;
  /** To be called about every second: looks for answers that did not come. */
  tick(): void;
  readonly isIdle: boolean;
  /** Why batches are refused, or empty. */
  readonly refusal: string;
  readonly counts: UplinkCounts;
}

export interface UplinkSettings {
  /** Runs what a timer begins. */
  guard: (work: () => void) => void;
  gateway: string;
  spool: Spool;
  isConnected: () => boolean;
  publish: (topic: string, payload: Uint8Array) => void;
  /** Monotonic milliseconds. */
  monotonic: () => number;
  changed: () => void;
  log: Log;
}

export const windowLimit = { batches: 128, bytes: 4 * 1_048_576 };
const longestPause = 60_000;

export function createUplink(settings: UplinkSettings): Uplink {
  const { spool, monotonic, log } = settings;
  const lanes = [createLaneWindow("states", spool), createLaneWindow("samples", spool)] as const;
  const counts: UplinkCounts = {
    sent: 0,
    resent: 0,
    stored: 0,
    busy: 0,
    refused: 0,
    rejectedParts: 0,
    timeouts: 0,
    foreign: 0,
  };
  let pausedUntil = 0;
  let wake: NodeJS.Timeout | undefined;
  /** No answers lately: one batch at a time asks whether the store is back. */
  let isProbing = false;
  let refusal = "";

  spool.spare((number) => settings.isConnected() && lanes.some((lane) => lane.isUnderWay(number)));

  /** The samples leave a quarter of the window to the states. */
  function hasRoom(lane: LaneWindow): boolean {
    if (isProbing) return lane.batches === 0;
    const batches = lanes[0].batches + lanes[1].batches;
    const bytes = lanes[0].bytes + lanes[1].bytes;
    const share = lane.lane === "samples" ? 0.75 : 1;
    return batches < windowLimit.batches * share && bytes < windowLimit.bytes * share;
  }

  function send(lane: LaneWindow, row: BatchRow): void {
    const payload = spool.payload(row.number);
    const { isAgain } = lane.sent(row, monotonic());
    if (payload === undefined) {
      // Given up meanwhile for want of room.
      lane.done(row.number);
      return;
    }
    counts.sent += 1;
    if (isAgain) counts.resent += 1;
    settings.publish(batchTopic(settings.gateway, spool.session, row.number), payload);
  }

  function pump(): void {
    if (monotonic() < pausedUntil) return;
    for (const lane of lanes) {
      while (settings.isConnected() && hasRoom(lane)) {
        const row = lane.next(monotonic());
        if (row === undefined) break;
        send(lane, row);
      }
    }
  }

  function pauseFor(milliseconds: number): void {
    pausedUntil = monotonic() + Math.min(longestPause, milliseconds);
    clearTimeout(wake);
    wake = setTimeout(() => settings.guard(pump), Math.min(longestPause, milliseconds) + 1);
    wake.unref();
  }

  function forgetRefusal(): void {
    if (refusal === "" || lanes.some((lane) => lane.refused > 0)) return;
    refusal = "";
    settings.changed();
  }

  return {
    pump,
    rewind() {
      for (const lane of lanes) lane.rewind();
      pausedUntil = 0;
      isProbing = false;
      pump();
    },
    take(payload) {
      const ack = parseAck(payload);
      if (ack === undefined || ack.session !== spool.session) {
        counts.foreign += 1;
        return;
      }
      const { number, digest, outcome } = ack;
      const now = monotonic();
      if (outcome.result === "stored") {
        const isOurs =
          outcome.rejected.length === 0
            ? spool.acknowledge(number, digest)
            : spool.reject(number, digest, outcome.rejected);
        if (!isOurs) {
          counts.foreign += 1;
          const isDamaged = spool.giveUpDamaged(number);
          if (isDamaged) log.error({ number }, "a batch was damaged on the disk and is given up as lost");
          // Acknowledged before, or given up for want of room: there is nothing more to wait for.
          for (const lane of lanes) if (isDamaged || lane.holds(number, digest)) lane.done(number);
          return pump();
        }
        counts.stored += 1;
        isProbing = false;
        for (const lane of lanes) lane.done(number);
        if (outcome.rejected.length > 0) {
          counts.rejectedParts += outcome.rejected.length;
          log.warn({ number, rejected: outcome.rejected }, "the store can never take parts of a batch; kept");
          settings.changed();
        }
        forgetRefusal();
        return pump();
      }
      const row = lanes.some((lane) => lane.holds(number, digest));
      if (!row) {
        counts.foreign += 1;
        return;
      }
      isProbing = false;
      if (outcome.result === "busy") {
        counts.busy += 1;
        for (const lane of lanes) lane.postpone(number, outcome.retryAfter, now);
        return pauseFor(outcome.retryAfter);
      }
      counts.refused += 1;
      if (refusal !== outcome.reason)
        log.error({ number, reason: outcome.reason }, "the broker refuses batches");
      refusal = outcome.reason;
      for (const lane of lanes) lane.refuse(number, now);
      settings.changed();
      pump();
    },
    tick() {
      const now = monotonic();
      for (const lane of lanes) {
        if (!lane.expire(now)) continue;
        counts.timeouts += 1;
        isProbing = true;
      }
      pump();
    },
    get isIdle() {
      return (
        lanes.every((lane) => lane.batches === 0) &&
        lanes.every((lane) => spool.depth(lane.lane).batches === 0)
      );
    },
    get refusal() {
      return refusal;
    },
    counts,
  };
}
