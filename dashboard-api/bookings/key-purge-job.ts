import { DAY, type Micros } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { Job } from "../jobs/job.ts";

/** For so long a request may be sent again under its Idempotency-Key: a long weekend without a network included. */
export const keysKept: Micros = 7 * DAY;

/** Forgets the keys of requests that nobody will send again. */
export const createKeyPurgeJob = (database: Database): Job => ({
  name: "purge-request-keys",
  every: 3_600,
  async run(now) {
    for (const table of ["booking_key", "page_key"] as const) {
      await database.use((db) =>
        db
          .deleteFrom(table)
          .where("at", "<", now - keysKept)
          .execute(),
      );
    }
  },
});
