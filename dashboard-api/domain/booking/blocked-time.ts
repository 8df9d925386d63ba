import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { clip } from "../interval/intersect.ts";
import { duration, type Interval } from "../interval/interval.ts";
import { union } from "../interval/union.ts";
import type { Slice } from "../ledger/slice.ts";

export interface BlockedTime {
  /** Time of the slot in which nobody of its company could have worked: ordered and disjoint. */
  readonly blocked: readonly Interval[];
  /** Nothing after it changes that. */
  readonly settledAt: Micros;
}

/** Takes slices in order of time, and gathers what others' runs took. */
function createRuns(id: string, breakLimit: Micros) {
  const taken: Interval[] = [];
  /** Whose run goes on, null: nobody's; undefined: no other's does. */
  let owner: string | null | undefined;
  let breaks: Interval[] = [];
  let quiet = 0;
  const begin = (next: typeof owner) => {
    owner = next;
    breaks = [];
    quiet = 0;
  };
  return {
    take(slice: Slice): void {
      if (slice.kind !== null) {
        const next = slice.owner?.id ?? null;
        if (next !== id) taken.push(...(next === owner ? breaks : []), slice);
        begin(next === id ? undefined : next);
      } else if (owner !== undefined && isKnown(slice.state)) {
        breaks.push(slice);
        quiet += duration(slice);
        if (quiet >= breakLimit) begin(undefined);
      }
    },
    isInBreak: () => breaks.length > 0,
    taken: (): Interval[] => [...taken, ...breaks],
  };
}

/**
 * The time of a slot that others' runs took, with the breaks inside these runs: a machine whose program stands still for
 * less than a break is nobody else's. Unknown time is not blocked: nobody knows. A break that may yet turn out to lie
 * inside a run, since the run was not seen to end, counts as blocked until it is. `slices` begin before the slot, and go
 * on to a break's length beyond it, as far as they are known.
 */
export function blockedTime(
  slot: Interval & { readonly id: string },
  slices: readonly Slice[],
  breakLimit: Micros,
): BlockedTime {
  const { from, until, id } = slot;
  const runs = createRuns(id, breakLimit);
  const end = until + breakLimit;
  for (const slice of clip(slices, { from: slices[0]?.from ?? from, until })) runs.take(slice);
  const settledAt = runs.isInBreak() ? end : until;
  for (const slice of clip(slices, { from: until, until: settledAt })) runs.take(slice);
  return { blocked: clip(union(runs.taken()), { from, until }), settledAt };
}
