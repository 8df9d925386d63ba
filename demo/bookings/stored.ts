import type { Micros } from "../../config/micros.ts";
import { holdsMachine } from "../../dashboard-api/bookings/booking.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { spansOf } from "./plan-machine.ts";
import type { Story } from "./story.ts";

/** What the database already has of the demo's bookings, and of everybody else's. */
export interface Stored {
  /** Version of each of the demo's, by id. */
  readonly versions: ReadonlyMap<string, number>;
  /** Places in line. */
  readonly waits: ReadonlySet<string>;
  /** Time of the last step that was written; minus infinity: none was. */
  readonly writtenUntil: Micros;
  /** Who holds which machine now. */
  readonly holding: readonly (Interval & { id: string; machine: string })[];
  readonly bookings: number;
}

export async function readStored(db: Query, stories: readonly Story[]): Promise<Stored> {
  const ids = new Set(stories.map(({ id }) => id));
  const rows = await db
    .selectFrom("booking")
    .select(["id", "machine", "starts", "excluded_until", "status", "version"])
    .execute();
  const own = rows.filter(({ id }) => ids.has(id));
  // The first event of a booking can be nobody's but the demo's people's.
  const events = await db
    .selectFrom("booking_event")
    .select(["booking", "at"])
    .where("version", "=", 1)
    .execute();
  const waits = await db.selectFrom("waitlist_entry").select("id").execute();
  return {
    versions: new Map(own.map(({ id, version }) => [id, version])),
    waits: new Set(waits.map(({ id }) => id)),
    writtenUntil: events
      .filter((it) => ids.has(it.booking))
      .reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY),
    holding: rows.filter(holdsMachine).map(({ id, machine, starts, excluded_until }) => ({
      id,
      machine,
      from: starts,
      until: excluded_until,
    })),
    bookings: rows.length,
  };
}

/** Stories of which something new can be told: nobody else has changed the booking, or has the time. */
export function tellable(stories: readonly Story[], stored: Stored): Story[] {
  const { versions, waits, writtenUntil, holding } = stored;
  return stories.filter((story) => {
    const { id, machine, steps } = story;
    const known = steps.filter(({ at }) => at <= writtenUntil).length;
    const version = versions.get(id);
    if (version !== undefined) return version === known && known < steps.length;
    if (known > 0 || (story.wait && waits.has(story.wait.id))) return false;
    return spansOf(story).every(
      (span) =>
        !holding.some(
          (it) => it.id !== id && it.machine === machine && it.from < span.until && span.from < it.until,
        ),
    );
  });
}
