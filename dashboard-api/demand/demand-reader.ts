import { sql } from "kysely";
import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { machineGroups } from "../domain/demand/machine-group.ts";
import { type Demand, demandsOf } from "../domain/fairness/measures/demand.ts";
import { readAttempts } from "./read-attempts.ts";

/** What companies wanted, however often they asked, and how much of it they got. */
export interface DemandReader {
  /** Demands first asked for within [from, to): of one company, or of all. In order of time. */
  demands(given: { from: Micros; to: Micros; company?: string | undefined }): Promise<Demand[]>;
}

/** How far before and after a window attempts are read that may be of one demand with those in it. */
export const reach: Micros = 92 * DAY;

export function createDemandReader(given: { database: Database; site: Site }): DemandReader {
  const { database, site } = given;
  const groupOf = machineGroups(site.machines);
  return {
    async demands({ from, to, company }) {
      const where = sql`a.at >= ${from - reach} AND a.at < ${to + reach}
        AND (${company ?? null}::text IS NULL OR a.company = ${company ?? null})`;
      const attempts = await database.use((db) => readAttempts(db, where, groupOf));
      return demandsOf(attempts)
        .filter(({ at }) => from <= at && at < to)
        .sort((a, b) => a.at - b.at);
    },
  };
}
