import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import { machineGroups } from "../domain/demand/machine-group.ts";
import { type Attempt, type Demand, demandsOf } from "../domain/fairness/measures/demand.ts";
import { reach } from "./demand-reader.ts";
import { readAttempts } from "./read-attempts.ts";

/** Demands, without reading the whole record for each question. */
export interface FollowedDemand {
  /** Demands first asked for within [from, to): of one company, or of all. In no order. */
  demands(given: { from: Micros; to: Micros; company?: string | undefined }): Promise<Demand[]>;
}

/** How far the record had been read. */
interface Heads {
  readonly attempt: number;
  readonly booking: number;
  readonly wait: number;
}

/** Attempts made side by side may become visible in another order than their numbers: so many are read again. */
const overlap = 200;
/** Companies' attempts gone through at a stretch, before others are served. */
const atOnce = 50;

const headsOf = async (db: Query): Promise<Heads> => {
  const { rows } = await sql<Heads>`
    SELECT coalesce((SELECT max(id) FROM demand_attempt), 0) AS attempt,
      coalesce((SELECT max(number) FROM booking_event), 0) AS booking,
      coalesce((SELECT max(number) FROM waitlist_event), 0) AS wait`.execute(db);
  return rows[0] as Heads;
};

/**
 * Demands kept in memory, from the earliest window asked for on. Each question reads only what was asked for, booked or
 * waited for since the last one, and goes again through the attempts of those whom that concerns.
 */
export function createFollowedDemand(given: { database: Database; site: Site }): FollowedDemand {
  const { database, site } = given;
  const groupOf = machineGroups(site.machines);
  /** By company and machine group. */
  const attempts = new Map<string, Map<string, Attempt>>();
  const demands = new Map<string, Demand[]>();
  let since: Micros = Number.POSITIVE_INFINITY;
  let heads: Heads = { attempt: 0, booking: 0, wait: 0 };
  let last: Promise<void> = Promise.resolve();

  const news = (begin: Micros) =>
    begin < since
      ? sql`a.at >= ${begin}`
      : sql`a.at >= ${since} AND a.id IN (
          SELECT id FROM demand_attempt WHERE id > ${heads.attempt - overlap}
          UNION SELECT id FROM demand_attempt
            WHERE booking IN (SELECT booking FROM booking_event WHERE number > ${heads.booking})
          UNION SELECT id FROM demand_attempt
            WHERE waitlist IN (SELECT entry FROM waitlist_event WHERE number > ${heads.wait}))`;

  async function follow(begin: Micros): Promise<void> {
    const read = await database.snapshot(async (db) => ({
      heads: await headsOf(db),
      attempts: await readAttempts(db, news(begin), groupOf),
    }));
    const touched = new Set<string>();
    for (const attempt of read.attempts) {
      const asker = `${attempt.group} ${attempt.company}`;
      const own = attempts.get(asker) ?? new Map<string, Attempt>();
      if (own.get(attempt.id)?.outcome !== attempt.outcome) touched.add(asker);
      attempts.set(asker, own.set(attempt.id, attempt));
    }
    for (const [index, asker] of [...touched].entries()) {
      demands.set(asker, demandsOf([...(attempts.get(asker)?.values() ?? [])]));
      if (index % atOnce === atOnce - 1) await nextTurn();
    }
    heads = read.heads;
    since = Math.min(since, begin);
  }

  return {
    async demands({ from, to, company }) {
      // One after the other: each goes on from where the one before it has read to.
      const turn = last.then(() => follow(from - reach));
      last = turn.catch(() => {});
      await turn;
      const found: Demand[] = [];
      for (const own of demands.values()) {
        for (const demand of own) {
          if (from > demand.at || demand.at >= to) continue;
          if (company === undefined || demand.company === company) found.push(demand);
        }
      }
      return found;
    },
  };
}
