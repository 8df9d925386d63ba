import type { Interval } from "../domain/interval/interval.ts";
import type { Slice } from "../domain/ledger/slice.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";

/** Whose a machine's time is, for whoever tells process values. Rejects when that cannot be read. */
export interface SignalAccess {
  /** Whether all of the window is the company's. */
  isOwn(company: string, machine: string, window: Interval): Promise<boolean>;
}

type Owned = Pick<Slice, "slot" | "owner" | "contested">;

/**
 * Time belongs to whom attribution gives its use, else to whose slot it is. Where the owner hangs on what the machine
 * did in unknown time, nobody else may hold the slot either: in doubt, values stay hidden.
 */
export function isOwnSlice(company: string, { slot, owner, contested }: Owned): boolean {
  if (contested && slot?.company !== company) return false;
  return (owner ?? slot)?.company === company;
}

/** By the books, so that late data and corrected bookings count at once. */
export const createSignalAccess = (books: Pick<MachineBooks, "slices">): SignalAccess => ({
  async isOwn(company, machine, window) {
    const slices = await books.slices(machine, window);
    const seen = slices.reduce((total, { from, until }) => total + (until - from), 0);
    return seen === window.until - window.from && slices.every((slice) => isOwnSlice(company, slice));
  },
});
