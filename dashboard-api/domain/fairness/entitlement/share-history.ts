import type { Micros } from "../../../../config/micros.ts";
import { duration, type Interval } from "../../interval/interval.ts";
import { type Ownership, sharesAt } from "./ownership.ts";
import { type Shares, sharesOf } from "./shares.ts";

/** A stretch in which nobody's share changes. */
export interface SharePiece extends Interval {
  readonly shares: Shares;
}

/** The shares of one machine over a window, cut where ownership changes: ordered, without holes. */
export function shareHistory(ownership: Ownership, window: Interval): SharePiece[] {
  const edges = new Set<Micros>([window.from, window.until]);
  for (const { from } of ownership.agreements) edges.add(from);
  for (const list of [ownership.contributions, ownership.grants, ownership.memberships]) {
    for (const { from, until } of list) edges.add(from).add(until ?? window.until);
  }
  const ordered = [...edges].filter((t) => t >= window.from && t <= window.until).sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => ({
    from,
    until: ordered[index + 1] as Micros,
    shares: sharesAt(from, ownership),
  }));
}

/**
 * Shares of one machine by calendar time: integral of share over time / time with any owner. What a month's fixed
 * cost divides by, which runs on while a machine is closed or under repair.
 */
export const sharesByTime = (history: readonly SharePiece[]): Shares =>
  sharesOf(
    history.flatMap((piece) =>
      [...piece.shares].map(([company, share]) => [company, share * duration(piece)] as const),
    ),
  );
