import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";

/** A caller's name for a request, so that it can be sent again without being carried out again. */
export interface RequestKey {
  readonly caller: string;
  readonly key: string;
  /** Digest of what was asked. */
  readonly request: string;
}

/** Ids of what the request made when it was carried out; undefined: it was not yet. */
export async function answerOfKey(
  db: Query,
  { caller, key, request }: RequestKey,
): Promise<readonly string[] | "other-request" | undefined> {
  const row = await db
    .selectFrom("booking_key")
    .select(["request", "answer"])
    .where("caller", "=", caller)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) return undefined;
  return row.request === request ? row.answer : "other-request";
}

/** Remembers in the same transaction what a request made. */
export async function keepKey(db: Query, key: RequestKey, ids: readonly string[], at: Micros): Promise<void> {
  const answer = sql<string[]>`${JSON.stringify(ids)}::jsonb`;
  await db
    .insertInto("booking_key")
    .values({ ...key, answer, at })
    .execute();
}
