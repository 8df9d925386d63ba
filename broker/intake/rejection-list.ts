import type { Rejection } from "../../config/wire/ack.ts";

const most = 500;
const longestReason = 300;

/** The whole batch cannot be used. */
export const batchRejected = (reason: string): Rejection[] => bounded([{ list: "batch", index: 0, reason }]);

/**
 * Keeps the answer small, whatever came. Beyond the limit the whole batch is named as rejected, though parts of it
 * are stored: the sender keeps it, and sending it again later does no harm.
 */
export function bounded(rejected: readonly Rejection[]): Rejection[] {
  const shorten = (it: Rejection) => ({ ...it, reason: it.reason.slice(0, longestReason) });
  if (rejected.length <= most) return rejected.map(shorten);
  const [first] = rejected;
  return batchRejected(`${rejected.length} parts rejected, the first of them: ${first?.reason}`);
}
