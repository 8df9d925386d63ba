import type { MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration, type Interval } from "../interval/interval.ts";
import type { Slice } from "../ledger/slice.ts";

/** Use that belongs to no booking: a run of it, or the part of one that has one owner. */
export interface UnbookedRun extends Interval {
  /** Company that it was assigned to; null: nobody's. */
  readonly company: string | null;
  readonly durations: Partial<Record<MachineState, Micros>>;
}

/** Joins unbooked slices to runs: breaks shorter than `breakLimit` do not end one, a change of owner does. */
export function unbookedRuns(slices: readonly Slice[], breakLimit: Micros): UnbookedRun[] {
  const runs: UnbookedRun[] = [];
  for (const slice of slices) {
    if (slice.kind !== "unbooked") continue;
    const company = slice.assignedTo ?? null;
    const { from, until, state } = slice;
    const last = runs.at(-1);
    if (last && last.company === company && from - last.until < breakLimit) {
      const durations = { ...last.durations, [state]: (last.durations[state] ?? 0) + duration(slice) };
      runs[runs.length - 1] = { ...last, until, durations };
    } else runs.push({ from, until, company, durations: { [state]: duration(slice) } });
  }
  return runs;
}
