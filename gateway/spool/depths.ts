import type { Lane } from "../../config/wire/batch.ts";
import { type LaneDepth, laneDepth } from "./batch-table.ts";
import type { Database } from "./database.ts";

/** How much waits in each lane, kept by counting along: counting anew is slow in a long queue. */
export interface Depths {
  of(lane: Lane): LaneDepth;
  /** Notes a change of the transaction under way. */
  stage(lane: Lane, batches: number, bytes: number): void;
  /** The transaction is on the disk. */
  apply(): void;
  /** The transaction was rolled back. */
  forget(): void;
}

export function createDepths(database: Database): Depths {
  const depths = { states: laneDepth(database, "states"), samples: laneDepth(database, "samples") };
  let staged: [Lane, number, number][] = [];
  return {
    of: (lane) => ({ ...depths[lane] }),
    stage: (lane, batches, bytes) => void staged.push([lane, batches, bytes]),
    apply() {
      for (const [lane, batches, bytes] of staged) {
        depths[lane].batches += batches;
        depths[lane].bytes += bytes;
      }
      staged = [];
    },
    forget() {
      staged = [];
    },
  };
}
