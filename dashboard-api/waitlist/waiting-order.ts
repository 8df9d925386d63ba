import type { Micros } from "../../config/micros.ts";
import type { Waiter } from "./waiter.ts";

/**
 * Who is offered a freed slot first. All waiters given come back, each once; the order of any two does not depend on who
 * else waits. Asked outside of any transaction, so it may read what it likes. While it rejects, nobody
 * is offered anything for a minute; then whoever has waited longest goes first.
 */
export type WaitingOrder = (waiters: readonly Waiter[], at: Micros) => Promise<readonly Waiter[]>;

/** Whoever has waited longest goes first. */
export const firstCome: WaitingOrder = async (waiters) =>
  waiters.toSorted((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
