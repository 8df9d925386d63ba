import { setTimeout as pause } from "node:timers/promises";
import { MINUTE, type Micros } from "../../config/micros.ts";
import type { RequestKey } from "../bookings/request-key.ts";
import type { Database } from "../database/database.ts";

/** What was begun so long ago and has not ended was begun by a process that was killed. */
const abandoned: Micros = MINUTE;
/** Milliseconds between two looks at whether what runs elsewhere has ended. */
const lookEvery = 100;

/**
 * Carries a request out once, however often it is sent under its key; one that comes while the first runs waits for it.
 * A request that was refused has done nothing: sent again, it is asked again. Resolves with whether the key is the
 * request's own, and not that of something else that was asked before.
 */
export async function carriedOutOnce(
  database: Database,
  { caller, key, request }: RequestKey,
  now: () => Micros,
  act: () => Promise<unknown>,
): Promise<boolean> {
  const own = { caller, key };
  const begin = (at: Micros) =>
    database.use((db) =>
      db
        .insertInto("page_key")
        .values({ ...own, request, at, is_done: false })
        .onConflict((on) =>
          on
            .columns(["caller", "key"])
            .doUpdateSet({ at })
            .where("page_key.is_done", "=", false)
            .where("page_key.request", "=", request)
            .where("page_key.at", "<", at - abandoned),
        )
        .returning("key")
        .executeTakeFirst(),
    );
  const find = () =>
    database.use((db) =>
      db
        .selectFrom("page_key")
        .select(["request", "is_done"])
        .where("caller", "=", caller)
        .where("key", "=", key)
        .executeTakeFirst(),
    );
  while (!(await begin(now()))) {
    const found = await find();
    if (found && found.request !== request) return false;
    if (found?.is_done) return true;
    await pause(lookEvery);
  }
  try {
    await act();
  } catch (error) {
    await database.use((db) =>
      db.deleteFrom("page_key").where("caller", "=", caller).where("key", "=", key).execute(),
    );
    throw error;
  }
  await database.use((db) =>
    db
      .updateTable("page_key")
      .set({ is_done: true })
      .where("caller", "=", caller)
      .where("key", "=", key)
      .execute(),
  );
  return true;
}
