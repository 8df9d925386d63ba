import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as ledger from "./migrations/0001-ledger.ts";
import * as core from "./migrations/0010-core.ts";
import * as bookings from "./migrations/0020-bookings.ts";
import * as jobs from "./migrations/0030-jobs.ts";
import * as reconciliation from "./migrations/0031-reconciliation.ts";
import * as assignments from "./migrations/0032-assignments.ts";
import * as waitlist from "./migrations/0040-waitlist.ts";
import * as machinePage from "./migrations/0050-machine-page.ts";
import * as coreMore from "./migrations/0051-core.ts";
import * as use from "./migrations/0060-use.ts";
import * as rounds from "./migrations/0070-rounds.ts";
import * as settlement from "./migrations/0071-settlement.ts";
import * as evidence from "./migrations/0072-evidence.ts";
import * as feeds from "./migrations/0080-feeds.ts";
import * as notices from "./migrations/0081-notices.ts";
import * as blocks from "./migrations/0090-blocks.ts";
import * as pageKeys from "./migrations/0091-page-keys.ts";
import * as keptSums from "./migrations/0092-kept-sums.ts";
import * as judgeAgain from "./migrations/0094-judge-again.ts";

/** In this order; a name never changes, and what one does never changes once it was released. */
const migrations: Record<string, Migration> = {
  "0001-ledger": ledger,
  "0010-core": core,
  "0020-bookings": bookings,
  "0050-machine-page": machinePage,
  "0051-core": coreMore,
  "0060-use": use,
  "0070-rounds": rounds,
  "0071-settlement": settlement,
  "0072-evidence": evidence,
  "0080-feeds": feeds,
  "0081-notices": notices,
  "0090-blocks": blocks,
  "0091-page-keys": pageKeys,
  "0092-kept-sums": keptSums,
  "0094-judge-again": judgeAgain,
  "0030-jobs": jobs,
  "0031-reconciliation": reconciliation,
  "0032-assignments": assignments,
  "0040-waitlist": waitlist,
};

/**
 * Brings the database to this program's tables, each step in the one transaction. Processes that start together wait for
 * each other (PostgreSQL: an advisory lock). Throws one sentence, also for a database that a newer program has changed.
 */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const why = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(why)) {
    throw new Error(`The database belongs to a newer version of this program (${why}). Update the API.`);
  }
  throw new Error(`The database's tables cannot be made: ${why}`);
}
