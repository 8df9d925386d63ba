import type { Database, Query } from "../database/database.ts";

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;

/** SQLSTATE: exclusion and unique violation. */
const overtaken = new Set(["23P01", "23505"]);
const most = 5;

/**
 * A transaction of the bookings. Should another have been faster, by a way that the machine's lock does not see (another
 * machine with the same request key), it is done again and finds what that one left.
 */
export async function bookingTransaction<T>(database: Database, act: (db: Query) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(act);
    } catch (error) {
      if (!overtaken.has(String(codeOf(error))) || attempt === most) throw error;
    }
  }
}
