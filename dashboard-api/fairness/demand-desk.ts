import { sql } from "kysely";
import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { FollowedDemand } from "../demand/followed-demand.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type DemandFigures, type DemandTools, demandFigures } from "./demand-figures.ts";

/** Figures by company of each of some windows. */
export type DemandOfWindows = ReadonlyMap<string, DemandFigures>[];

/** Demand figures, remembered while nothing has been asked for or changed since. */
export interface DemandDesk {
  /** Of windows that follow each other, by demands first asked for in each. */
  figures(machines: readonly string[], windows: readonly Interval[]): Promise<DemandOfWindows>;
}

/**
 * Attempts made side by side may become visible in another order than their numbers: nothing is remembered for longer.
 */
const longest: Micros = MINUTE;
const mostRemembered = 50;

export function createDemandDesk(
  given: DemandTools & {
    readonly database: Database;
    readonly demand: FollowedDemand;
    readonly now: () => Micros;
  },
): DemandDesk {
  const { database, demand, now } = given;
  const remembered = new Map<string, { readonly since: Micros; readonly figures: DemandOfWindows }>();

  /** Differs when an attempt was made, or a booking or a place in line has changed. */
  const stateOf = async (): Promise<string> => {
    const { rows } = await database.use((db) =>
      sql<{ state: string }>`
        SELECT concat_ws(' ', (SELECT max(id) FROM demand_attempt), (SELECT max(number) FROM booking_event),
          (SELECT max(number) FROM waitlist_event)) AS state`.execute(db),
    );
    return rows[0]?.state ?? "";
  };

  return {
    async figures(machines, windows) {
      const [first, last] = [windows[0], windows.at(-1)];
      if (!first || !last) return [];
      await given.planned.refresh();
      const key = JSON.stringify([await stateOf(), machines, windows]);
      const known = remembered.get(key);
      if (known && now() - known.since < longest) return known.figures;
      const demands = await demand.demands({ from: first.from, to: last.until });
      const figures = windows.map((window) => demandFigures(demands, machines, window, given));
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, { since: now(), figures });
      return figures;
    },
  };
}
