import { setImmediate as nextTurn } from "node:timers/promises";
import type { Micros } from "../../config/micros.ts";
import type { Database, Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { UnknownVersion } from "./books-reader.ts";
import type { DayPlans } from "./day-plan.ts";
import type { DayRange } from "./ledger-range.ts";
import { type MissingDays, missingDays } from "./missing-days.ts";
import { unbookedParts, wholeDays } from "./window-days.ts";

/** Parts read at the same time: the store answers several questions sooner than one after the other. */
const atOnce = 6;

/** What is asked of some machines; `version` of the ledger, absent: the newest. */
export interface LedgerWindow {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly version?: number | undefined;
}

/** What the closed days of a window told, and what is left to be read live. */
export interface Closed<T> {
  readonly version: number;
  /** null: no whole day lies in the window. */
  readonly found: T | null;
  readonly missing: MissingDays;
}

/**
 * Asks the ledger for the closed days of a window, as one snapshot; `kind` says of which of its sums days may be missing.
 * Throws `UnknownVersion`.
 */
export function readClosed<T>(
  { database, plans }: { database: Database; plans: DayPlans },
  { machines, from, to, version: wanted }: LedgerWindow,
  kind: "lines" | "use",
  ask: (db: Query, range: DayRange, version: number) => Promise<T>,
): Promise<Closed<T>> {
  const days = wholeDays(plans, { from, until: to });
  return database.snapshot(async (db) => {
    const head = await db.selectFrom("ledger_head").select("version").executeTakeFirstOrThrow();
    const version = wanted ?? head.version;
    if (version > head.version || version < 0) throw new UnknownVersion(version, head.version);
    const range: DayRange = { machines, ...days, version: version === head.version ? null : version };
    if (days.count === 0) return { version, found: null, missing: new Map() };
    const found = await ask(db, range, version);
    return { version, found, missing: await missingDays(db, range, kind) };
  });
}

/** Reads the parts of a window that no closed day told, in order, and serves others in between. */
export async function* readLive<T>(
  plans: DayPlans,
  { machines, from, to }: LedgerWindow,
  { missing }: Pick<Closed<unknown>, "missing">,
  read: (machine: string, part: Interval) => Promise<T>,
): AsyncGenerator<T> {
  const parts = unbookedParts(plans, { from, until: to }, machines, missing);
  for (let at = 0; at < parts.length; at += atOnce) {
    const some = parts.slice(at, at + atOnce).map(({ machine, part }) => read(machine, part));
    for (const it of await Promise.all(some)) {
      yield it;
      await nextTurn();
    }
  }
}
