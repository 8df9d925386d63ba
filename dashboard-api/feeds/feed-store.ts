import type { Selectable } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { hashOfSecret, newSecret } from "../access/token.ts";
import type { Database, Query } from "../database/database.ts";
import type { CalendarFeedTable } from "./feed-table.ts";

export type Feed = Selectable<CalendarFeedTable>;
type NewFeed = Omit<CalendarFeedTable, "id" | "hash" | "revoked">;

/** Makes a feed; its secret is told this once, and only its hash kept. */
export async function makeFeed(db: Query, given: NewFeed): Promise<{ id: string; secret: string }> {
  const secret = newSecret();
  const id = crypto.randomUUID();
  await db
    .insertInto("calendar_feed")
    .values({ ...given, id, hash: hashOfSecret(secret), revoked: null })
    .execute();
  return { id, secret };
}

/** The feed of a secret; undefined for what never was, was revoked, or was made by an account since disabled. */
export const feedOf = (database: Database, secret: string): Promise<Feed | undefined> =>
  database.use((db) =>
    db
      .selectFrom("calendar_feed")
      .leftJoin("account", "account.id", "calendar_feed.account")
      .selectAll("calendar_feed")
      .where("calendar_feed.hash", "=", hashOfSecret(secret))
      .where("calendar_feed.revoked", "is", null)
      .where("account.disabled", "is", null)
      .executeTakeFirst(),
  );

/** Feeds in use: all, or those of a company. */
export const listFeeds = (database: Database, company: string | "all"): Promise<Feed[]> =>
  database.use((db) => {
    const all = db
      .selectFrom("calendar_feed")
      .selectAll()
      .where("revoked", "is", null)
      .orderBy("created")
      .orderBy("id");
    return (company === "all" ? all : all.where("company", "=", company)).execute();
  });

/** Ends a feed, also one that has ended; false: there is none, or it is another company's. */
export async function revokeFeed(
  db: Query,
  given: { id: string; company: string | "all"; at: Micros },
): Promise<boolean> {
  const one = db
    .updateTable("calendar_feed")
    .set((eb) => ({ revoked: eb.fn.coalesce("revoked", eb.val(given.at)) }))
    .where("id", "=", given.id);
  const done = await (given.company === "all"
    ? one
    : one.where("company", "=", given.company)
  ).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
