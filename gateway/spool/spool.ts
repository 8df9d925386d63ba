import type { Micros } from "../../config/micros.ts";
import type { Rejection } from "../../config/wire/ack.ts";
import type { Lane, SampleColumn } from "../../config/wire/batch.ts";
import type { BatchContent } from "./batch-content.ts";
import type { BatchRow, LaneDepth } from "./batch-table.ts";
import type { RejectedRow } from "./rejected-table.ts";

export interface Marked {
  numbers: number[];
  samples: number;
}

/**
 * The gateway's one durable queue. Everything is synchronous; a call that returns has its effect on the disk, except
 * `acknowledge`, whose effect comes with the next commit or flush: losing it only sends a batch again.
 * Calls throw DatabaseFault; a call that threw had no effect.
 */
export interface Spool {
  /** Identity of this spool: made with its file, never moved to another. */
  readonly session: string;
  /** Seals the contents and keeps them, with what each machine needs after a restart, in one transaction. */
  commit(contents: readonly BatchContent[], memories: ReadonlyMap<string, string>): void;

  /** Whoever sends batches says which are under way: when room is needed, they go after the rest of their lane. */
  spare(isUnderWay: (number: number) => boolean): void;
  /** Not yet acknowledged batches of a lane above a number, by number. */
  waiting(lane: Lane, after: number, limit: number): BatchRow[];
  payload(number: number): Uint8Array | undefined;
  /** The store has it. False when no such batch waits or the digest is another's. */
  acknowledge(number: number, digest: string): boolean;
  /** The store has it but for these parts, which it can never take. */
  reject(number: number, digest: string, rejections: readonly Rejection[]): boolean;
  /** Gives up a waiting batch whose bytes no longer have their digest; false when they have. */
  giveUpDamaged(number: number): boolean;
  /** Makes acknowledgements durable. */
  flush(): void;
  /** The same, and drops what was kept long enough. */
  keepHouse(): void;

  /** Has acknowledged batches of [from, to) sent again. */
  resend(from: Micros, to: Micros): Marked;
  /** Has rejected parts sent again, in new batches. */
  resendRejected(): Marked;
  /** How many of these numbers still wait. */
  countWaiting(numbers: readonly number[]): number;
  rejectedParts(limit: number): RejectedRow[];

  /** What `commit` kept for each machine. */
  memories(): Map<string, string>;
  /** Columns of the newest sample batches, newest batch first, acknowledged ones included. */
  newestSamples(): Iterable<SampleColumn[]>;
  depth(lane: Lane): LaneDepth & { oldest: Micros | null };
  /** Samples and intervals given up since the spool was made. */
  lost(): number;
  rejected(): number;
  bytesOnDisk(): number;
  close(): void;
}
