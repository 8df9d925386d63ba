import { type Micros, SECOND } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";

/** Whose turn a job is, among the processes on one database. */
export interface JobTurn {
  /** Takes the turn, or keeps it; false while another process has it, or when the job was done within `restedFor`. */
  take(job: string, restedFor: Micros): Promise<boolean>;
  /** Gives it back; `done` when the job went well. */
  giveBack(job: string, done: boolean): Promise<void>;
}

/** A process that is killed loses its turn after so long; one that lives says so more often. */
export const turnLasts: Micros = 60 * SECOND;

export function createJobTurn(given: {
  database: Database;
  /** Name of this process. */
  holder: string;
  now: () => Micros;
}): JobTurn {
  const { database, holder, now } = given;
  return {
    async take(job, restedFor) {
      const time = now();
      await database.use((db) =>
        db
          .insertInto("job_turn")
          .values({ job, holder: "", holder_until: 0, done_at: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      const { numUpdatedRows } = await database.use((db) =>
        db
          .updateTable("job_turn")
          .set({ holder, holder_until: time + turnLasts })
          .where("job", "=", job)
          .where((eb) => eb.or([eb("holder", "=", holder), eb("holder_until", "<=", time)]))
          // A clock that was set back must not keep a job from being done.
          .where((eb) => eb.or([eb("done_at", "<=", time - restedFor), eb("done_at", ">", time)]))
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    async giveBack(job, done) {
      await database.use((db) =>
        db
          .updateTable("job_turn")
          .set({ holder_until: 0, ...(done ? { done_at: now() } : {}) })
          .where("job", "=", job)
          .where("holder", "=", holder)
          .execute(),
      );
    },
  };
}
