import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Database } from "../database/database.ts";
import { type UnbookedRun, unbookedRuns } from "../domain/attribution/unbooked-runs.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Slice } from "../domain/ledger/slice.ts";
import { createDayPlans } from "../ledger/day-plan.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import { assignUse, type MachineDecision } from "./assign-use.ts";
import { unbookedTimes } from "./unbooked-times.ts";

export interface MachineRun extends UnbookedRun {
  readonly machine: string;
}

/** Use that belongs to no booking, and whose it is by decision. */
export interface UnbookedUse {
  /** Runs of machines inside a window, in order of time; parts outside of it are left off. */
  runs(machines: readonly string[], window: Interval): Promise<MachineRun[]>;
  /** Gives the unbooked use of a machine's time to a company, or with null back to nobody. Answers the use it meets. */
  assign(decision: MachineDecision, deed: Deed): Promise<MachineRun[]>;
}

export function createUnbookedUse(given: {
  database: Database;
  books: Pick<MachineBooks, "slices">;
  site: Site;
}): UnbookedUse {
  const { database, books, site } = given;
  const plans = createDayPlans(site);
  const breakLimit: Micros = site.policies.attribution.break;
  const runs: UnbookedUse["runs"] = async (machines, window) => {
    const times = await unbookedTimes(database, plans, machines, window);
    const unbooked = new Map<string, Slice[]>();
    for (const { machine, ...part } of times) {
      const slices = await books.slices(machine, part);
      const found = slices.filter((it) => it.kind === "unbooked");
      unbooked.set(machine, [...(unbooked.get(machine) ?? []), ...found]);
    }
    const found = [...unbooked].flatMap(([machine, slices]) =>
      unbookedRuns(slices, breakLimit).map((run): MachineRun => ({ machine, ...run })),
    );
    return found.sort((a, b) => a.from - b.from || (a.machine < b.machine ? -1 : 1));
  };
  return {
    runs,
    async assign(decision, deed) {
      await assignUse({ database, plans }, decision, deed);
      return runs([decision.machine], decision);
    },
  };
}
