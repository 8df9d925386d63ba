import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import { type BlockPlace, plannedPart } from "../domain/calendar/planned-maintenance.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import type { BlockedTime } from "../ledger/booking-reader.ts";
import type { Booking } from "./booking.ts";
import { applyChange, type Change } from "./change.ts";

interface BlockRow extends Interval {
  readonly id: string;
  readonly machine: string;
  readonly kind: BlockedTime["kind"];
  readonly at: Micros;
  readonly change: Change;
}

/** Where its events put it, one after the other. */
function placesOf(rows: readonly BlockRow[]): BlockPlace[] {
  let block: Booking | null = null;
  return rows.map(({ at, change }) => {
    block = applyChange(block, change);
    return { at, machine: block.machine, from: block.from, until: block.until };
  });
}

function piecesOf(rows: readonly BlockRow[]): BlockedTime[] {
  const [{ id, machine, kind, from, until }] = rows as [BlockRow];
  const block = { booking: id, machine, kind };
  const planned = kind === "maintenance" ? plannedPart(placesOf(rows)) : null;
  const rest = subtract([{ from, until }], planned ? [planned] : []);
  const pieces = [
    ...(planned ? [{ ...block, ...planned, isPlanned: true }] : []),
    ...rest.map((it) => ({ ...block, from: it.from, until: it.until, isPlanned: false })),
  ];
  return pieces.sort((a, b) => a.from - b.from);
}

/** Time that touches [from, to) in which a machine, or any, is out of use; by machine in order, blocks whole. */
export async function blocksWithin(
  db: Query,
  { machine, from, to }: { machine?: string; from: Micros; to: Micros },
): Promise<BlockedTime[]> {
  const { rows } = await sql<BlockRow>`
    SELECT b.id, b.machine, b.kind, b.starts AS "from", b.until, e.at, e.change
    FROM booking b JOIN booking_event e ON e.booking = b.id
    WHERE b.kind <> 'booking' AND b.status = 'confirmed' AND b.until > ${from} AND b.starts < ${to}
      ${machine === undefined ? sql`` : sql`AND b.machine = ${machine}`}
    ORDER BY b.machine, b.starts, e.version`.execute(db);
  return [...Map.groupBy(rows, (it) => it.id).values()].flatMap(piecesOf);
}
