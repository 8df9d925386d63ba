/**
 * Follows the sequence numbers of one subscription's notification messages (OPC 10000-4, 7.26): 1 to 4294967295, then
 * 1 again, one more for each message with data. A keep-alive carries the number the next message will have. So every
 * message is either received, asked for again, or known to be missing.
 */
export interface Sequence {
  /**
   * What stands between the last message and this one. `duplicate`: it was received before.
   * The first message of a subscription has number 1; where a server begins elsewhere, `available` (what it still
   * holds for retransmission) tells whether something came before.
   */
  before(
    number: number,
    keepAlive: boolean,
    available: readonly number[],
  ): { missing: number[]; duplicate: boolean };
  /** The message with this number has been dealt with. */
  advance(number: number): void;
}

const LAST = 0xffff_ffff;
/** More than a server keeps for retransmission: no use in asking for each. */
const MOST_MISSING = 1_000;

const after = (number: number) => (number >= LAST ? 1 : number + 1);
/** Steps from one number forward to the other, the wrap included (number 0 does not exist). */
const distance = (from: number, to: number) => (to >= from ? to - from : LAST - from + to);

export function createSequence(): Sequence {
  let next: number | undefined;
  return {
    before(number, keepAlive, available) {
      if (next === undefined) next = Math.min(number, ...available.filter((it) => it > 0));
      const ahead = distance(next, number);
      if (ahead > LAST / 2) return { missing: [], duplicate: !keepAlive };
      const missing: number[] = [];
      for (let it = next; it !== number && missing.length < MOST_MISSING; it = after(it)) missing.push(it);
      return { missing, duplicate: false };
    },
    advance(number) {
      next = after(number);
    },
  };
}
