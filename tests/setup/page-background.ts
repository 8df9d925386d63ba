import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { createDatabaseAuditLog } from "../../dashboard-api/audit/database-audit-log.ts";
import type { Database } from "../../dashboard-api/database/database.ts";
import { createFairnessDesk } from "../../dashboard-api/fairness/fairness-desk.ts";
import { createJobRunner, type JobRunner } from "../../dashboard-api/jobs/job-runner.ts";
import type { BookingReader } from "../../dashboard-api/ledger/booking-reader.ts";
import { createLedger, type Ledger } from "../../dashboard-api/ledger/ledger.ts";
import { createReconciliationJob } from "../../dashboard-api/reconciliation/reconciliation-job.ts";
import { touchWatched } from "../../dashboard-api/reconciliation/watch-bookings.ts";
import type { ApiDeps } from "../../dashboard-api/routes/api-deps.ts";
import { createWaitlistDesk } from "../../dashboard-api/waitlist/waitlist-desk.ts";
import type { AppUnderTest } from "../dashboard-api/app-under-test.ts";

/** What an API process has behind its routes: books that are kept, work that runs by itself, an audit log. */
export interface PageBackground {
  /** The parts, on the store and the picture of an application. */
  madeOf(it: Pick<AppUnderTest, "store" | "picture">): Partial<ApiDeps>;
  /** All that a process does in the background, once: books, verdicts, offers to who waits. */
  work(): Promise<void>;
}

export function pageBackground(given: {
  database: Database;
  site: Site;
  now: () => Micros;
  bookings: BookingReader;
}): PageBackground {
  const { database, site, now } = given;
  const log = {
    warn(fields: object, message: string) {
      throw new Error(`${message} ${JSON.stringify(fields)}`);
    },
  };
  let parts: { ledger: Ledger; jobs: JobRunner } | undefined;
  return {
    madeOf({ store, picture }) {
      const ledger = createLedger({
        ...{ ...given, log, picture, store: store.reader },
        ...{ alsoTell: touchWatched, retention: "forever" as const },
      });
      const { books, machineBooks } = ledger;
      const fairness = createFairnessDesk({ database, site, machineBooks, picture, now });
      const waitlist = createWaitlistDesk({ database, site, now, order: fairness.order });
      const reconciliation = createReconciliationJob({ database, site, books: machineBooks });
      const jobs = createJobRunner({ database, now, log, jobs: [waitlist.job, reconciliation] });
      parts = { ledger, jobs };
      const audit = createDatabaseAuditLog(database);
      return { ledger, books, machineBooks, fairness, waitlist, jobs, audit };
    },
    async work() {
      await parts?.ledger.materialiser.round();
      await parts?.jobs.runOnce("reconciliation");
      await parts?.jobs.runOnce("waitlist");
    },
  };
}
