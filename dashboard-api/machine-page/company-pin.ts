import type { Micros } from "../../config/micros.ts";
import { hashPassword, isPassword } from "../accounts/password-hash.ts";
import type { Database, Query } from "../database/database.ts";
import { afterTry, noTries, type PinTries, triesLeft } from "./pin-throttle.ts";

/** Sets a company's PIN, or with null takes it away, and opens machines that wrong ones have closed to it. */
export async function setPin(
  db: Query,
  given: { company: string; hash: string | null; by: string; at: Micros },
): Promise<void> {
  const { company, hash, by, at } = given;
  await db.deleteFrom("pin_try").where("company", "=", company).execute();
  if (hash === null)
    return void (await db.deleteFrom("company_pin").where("company", "=", company).execute());
  const values = { hash, changed: at, changed_by: by };
  await db
    .insertInto("company_pin")
    .values({ company, ...values })
    .onConflict((conflict) => conflict.column("company").doUpdateSet(values))
    .execute();
}

export const hashPin = hashPassword;

export type PinVerdict =
  | { readonly verdict: "right" }
  | { readonly verdict: "wrong"; readonly left: number }
  /** `isNew`: by this very try. */
  | { readonly verdict: "locked"; readonly until: Micros; readonly isNew: boolean }
  /** The company has none. */
  | { readonly verdict: "unset" };

interface Tried {
  readonly machine: string;
  readonly company: string;
  readonly at: Micros;
}

/** Counts a try, or finds that none is taken now. */
async function countTry(db: Query, { machine, company, at }: Tried): Promise<PinTries | null> {
  await db
    .insertInto("pin_try")
    .values({ machine, company, failures: 0, locked_until: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom("pin_try")
    .select(["failures", "locked_until as lockedUntil"])
    .where("machine", "=", machine)
    .where("company", "=", company)
    .forUpdate()
    .executeTakeFirst();
  const before = row ?? noTries;
  if (before.lockedUntil > at) return null;
  const after = afterTry(before, at);
  await db
    .updateTable("pin_try")
    .set({ failures: after.failures, locked_until: after.lockedUntil })
    .where("machine", "=", machine)
    .where("company", "=", company)
    .execute();
  return after;
}

const lockOf = (db: Query, { machine, company }: Tried) =>
  db
    .selectFrom("pin_try")
    .select("locked_until")
    .where("machine", "=", machine)
    .where("company", "=", company)
    .executeTakeFirst();

/** Whether it is the company's PIN. Whatever runs beside, wrong ones are few. */
export async function checkPin(database: Database, tried: Tried, pin: string): Promise<PinVerdict> {
  const { company } = tried;
  const kept = await database.use((db) =>
    db.selectFrom("company_pin").select("hash").where("company", "=", company).executeTakeFirst(),
  );
  if (!kept) return { verdict: "unset" };
  const tries = await database.transaction((db) => countTry(db, tried));
  if (!tries) {
    const lock = await database.use((db) => lockOf(db, tried));
    return { verdict: "locked", until: lock?.locked_until ?? tried.at, isNew: false };
  }
  if (await isPassword(pin, kept.hash)) {
    await database.use((db) =>
      db.deleteFrom("pin_try").where("machine", "=", tried.machine).where("company", "=", company).execute(),
    );
    return { verdict: "right" };
  }
  return tries.lockedUntil > tried.at
    ? { verdict: "locked", until: tries.lockedUntil, isNew: true }
    : { verdict: "wrong", left: triesLeft(tries) };
}
