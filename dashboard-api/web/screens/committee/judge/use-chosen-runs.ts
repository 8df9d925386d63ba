import { useState } from "preact/hooks";
import type { UnbookedRun } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";
import { runsOf } from "./use-row-text.ts";

const keyOf = ({ machine, from }: UnbookedRun) => `${machine} ${from}`;

/** What of the unbooked use in sight is chosen; what is gone or not shown is not. */
export function useChosenRuns(rows: readonly JudgeRow[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [near, setNear] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const isChosen = (run: UnbookedRun) => keys.has(keyOf(run));
  const runs = rows.flatMap(runsOf);
  const touched = rows.filter((row) => runsOf(row).some(isChosen));
  return {
    runs,
    isChosen,
    chosen: runs.filter(isChosen),
    choose(some: readonly UnbookedRun[], isWanted: boolean) {
      const next = new Set(keys);
      for (const run of some) next[isWanted ? "add" : "delete"](keyOf(run));
      setKeys(next);
    },
    tellNear: ({ key }: JudgeRow, companies: readonly string[]) =>
      setNear((known) => new Map(known).set(key, companies)),
    /** Companies that had the machines before or after what is chosen. */
    near: [...new Set(touched.flatMap(({ key }) => near.get(key) ?? []))],
  };
}
