import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { monthWindow } from "./month-window.ts";

/** Whether a month can be published. */
export interface Readiness {
  readonly isOver: boolean;
  /** Machine-days of the monththat the ledger has still to book. */
  readonly daysDue: number;
  /** Bookings of the month that wait for the committee: what became of them is disputed. */
  readonly disputes: number;
  readonly isReady: boolean;
}

export async function readinessOf(
  { database, site }: { database: Database; site: Site },
  month: string,
  now: Micros,
): Promise<Readiness> {
  const { zone } = site.cluster;
  const { from, until } = monthWindow(month, zone);
  const isOver = now >= until;
  const lastDay = zonedAt(until, zone).toPlainDate().toString();
  return database.snapshot(async (db) => {
    const due = await db
      .selectFrom("ledger_due")
      .select((eb) => eb.fn.countAll<number>().as("days"))
      .where("day", ">=", `${month}-01`)
      .where("day", "<", lastDay)
      .executeTakeFirstOrThrow();
    const disputed = await db
      .selectFrom("booking")
      .select("details")
      .where("kind", "=", "booking")
      .where("starts", ">=", from)
      .where("starts", "<", until)
      .execute();
    const disputes = disputed.filter(({ details }) => details.isDisputed && !details.fate?.isUpheld).length;
    const daysDue = Number(due.days);
    return { isOver, daysDue, disputes, isReady: isOver && daysDue === 0 };
  });
}
