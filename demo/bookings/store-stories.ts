import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { type Actor, type Booking, holdsMachine } from "../../dashboard-api/bookings/booking.ts";
import { rowOf } from "../../dashboard-api/bookings/booking-row.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import { peakPart } from "../../dashboard-api/domain/booking/quota-use.ts";
import { type Interval, totalDuration } from "../../dashboard-api/domain/interval/interval.ts";
import { auditOf, type OnRecord, recordsOf } from "./records.ts";
import type { Story } from "./story.ts";

const rowsAtOnce = 200;

function* parts<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

const valuesOf = (booking: Booking) => {
  const { details, ...row } = rowOf(booking);
  return { ...row, details: json(details) };
};

/** What the database already has of the demo's bookings, and of everybody else's. */
export interface Stored {
  /** Version of each of the demo's, by id. */
  readonly versions: ReadonlyMap<string, number>;
  /** Time of the last step that was written; undefined: none was. */
  readonly writtenUntil: Micros | undefined;
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
  const events = await db.selectFrom("booking_event").select(["booking", "at"]).execute();
  const times = events.filter((it) => ids.has(it.booking)).map((it) => it.at);
  return {
    versions: new Map(own.map(({ id, version }) => [id, version])),
    writtenUntil: times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b)),
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
  const { versions, writtenUntil = Number.NEGATIVE_INFINITY, holding } = stored;
  return stories.filter(({ id, machine, steps }) => {
    const known = steps.filter(({ at }) => at <= writtenUntil).length;
    const version = versions.get(id);
    if (version !== undefined) return version === known && known < steps.length;
    if (known > 0) return false;
    return steps.every(({ change }) => {
      const place = "booking" in change ? change.booking : "until" in change ? change : undefined;
      if (!place) return true;
      return !holding.some(
        (it) =>
          it.id !== id && it.machine === machine && it.from < place.excludedUntil && place.from < it.until,
      );
    });
  });
}

async function storeDemand(db: Query, made: readonly OnRecord[], peakOf: PeakOf): Promise<void> {
  const rows = made.flatMap(({ step, after }) => {
    const { change } = step;
    if (change.kind !== "requested" || after.company === null) return [];
    const { from, until } = change.booking;
    return [
      {
        ...{ request: after.series ?? after.id, company: after.company, machine: after.machine, at: step.at },
        ...{ starts: from, until, requested: until - from, outcome: "granted" as const, booking: after.id },
        ...{ waitlist: null, job: after.job },
        peak: totalDuration(peakPart([{ from, until }], peakOf(after.machine))),
      },
    ];
  });
  for (const part of parts(rows)) await db.insertInto("demand_attempt").values(part).execute();
}

type PeakOf = (machine: string) => readonly Interval[];

/** Writes what happened up to `now` and is not on record yet, all in the caller's transaction. Answers how many steps. */
export async function storeStories(
  db: Query,
  stories: readonly Story[],
  stored: Stored,
  now: Micros,
  peakOf: PeakOf,
): Promise<number> {
  const { versions, writtenUntil = Number.NEGATIVE_INFINITY } = stored;
  const all = recordsOf(tellable(stories, stored), now);
  const made = all.filter(({ step }) => step.at > writtenUntil);
  const final = new Map(made.map((it) => [it.after.id, it.after]));
  const changed = [...final.values()].filter(({ id }) => versions.has(id));
  for (const booking of changed)
    await db.updateTable("booking").set(valuesOf(booking)).where("id", "=", booking.id).execute();
  const fresh = [...final.values()].filter(({ id }) => !versions.has(id));
  for (const part of parts(fresh)) await db.insertInto("booking").values(part.map(valuesOf)).execute();
  const givenUp = made.flatMap(({ step, after, givenUp: slots }) =>
    slots.map(({ from, until }) => ({
      ...{ machine: after.machine, company: after.company ?? "", starts: from, until },
      ...{ booking: after.id, at: step.at },
    })),
  );
  for (const part of parts(givenUp)) await db.insertInto("booking_given_up").values(part).execute();
  await storeDemand(db, made, peakOf);
  const told = made.flatMap((it) => auditOf(it) ?? []);
  for (const part of parts(told))
    await db
      .insertInto("audit")
      .values(
        part.map(({ caller, actingFor = null, requestId, subject, ...entry }) => ({
          ...{ ...entry, ...caller, acting_for: actingFor, request_id: requestId },
          subject: JSON.stringify(subject),
        })),
      )
      .execute();
  for (const part of parts(made))
    await db
      .insertInto("booking_event")
      .values(
        part.map(({ step, after, touched }) => ({
          ...{ booking: after.id, machine: after.machine, version: after.version, at: step.at },
          ...{ acted_for: step.actedFor, reason: step.reason },
          ...{ touched_from: touched.from, touched_until: touched.until },
          actor: json<Actor>(step.actor),
          change: json(step.change),
        })),
      )
      .execute();
  return made.length;
}
