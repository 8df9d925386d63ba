import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import type { UseReader } from "../fairness/use-reader.ts";
import { monthWindow } from "./month-window.ts";

/** What a statement says of a booking beside its charges. */
export interface BookedSlot {
  readonly starts: Micros;
  readonly until: Micros;
  readonly isNoShow: boolean;
}

/** Chargeable use that a month's statements charge. */
export interface MonthUse {
  readonly version: number;
  readonly lines: readonly UseLine[];
  readonly slots: ReadonlyMap<string, BookedSlot>;
}

/** How far use of a booking may reach out of the month in which the booking begins. */
const [before, after] = [DAY, 3 * DAY];

async function slotsOf(database: Database, ids: readonly string[]): Promise<Map<string, BookedSlot>> {
  const slots = new Map<string, BookedSlot>();
  const most = 5_000;
  for (let at = 0; at < ids.length; at += most) {
    const rows = await database.use((db) =>
      db
        .selectFrom("booking")
        .select(["id", "starts", "until", "details"])
        .where("id", "in", ids.slice(at, at + most))
        .execute(),
    );
    for (const { id, starts, until, details } of rows) {
      // A waived one is charged nothing, so there is nothing to call a no-show.
      const isNoShow = details.fate?.outcome === "no-show" && !details.isWaived;
      slots.set(id, { starts, until, isNoShow });
    }
  }
  return slots;
}

/**
 * Use of bookings that begin in a month, also what of it lies outside (a night shift into the next month is one booking
 * with one base charge), and other use within the month. Of a month that runs, up to now.
 */
export async function readMonthUse(
  { site, use, database }: { site: Site; use: UseReader; database: Database },
  month: string,
  now: Micros,
): Promise<MonthUse> {
  const { from, until } = monthWindow(month, site.cluster.zone);
  const isIn = (time: Micros) => time >= from && time < until;
  const to = Math.min(until + after, now);
  const machines = site.machines.map(({ id }) => id);
  if (to <= from - before) return { version: 0, lines: [], slots: new Map() };
  const { version, lines } = await use.lines({ machines, from: from - before, to, basis: "chargeable" });
  const ids = [...new Set(lines.flatMap((line) => line.booking ?? []))];
  const slots = await slotsOf(database, ids);
  const own = lines.filter((line) => {
    const slot = line.booking === null ? undefined : slots.get(line.booking);
    return isIn(slot?.starts ?? line.hour);
  });
  return { version, lines: own, slots };
}
