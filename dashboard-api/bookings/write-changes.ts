import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { noteFreed } from "../waitlist/freed-time.ts";
import { type Actor, type Booking, isLive } from "./booking.ts";
import { rowOf } from "./booking-row.ts";
import { applyChange, type Change } from "./change.ts";

/** How a deed was asked for. */
export interface DeedSource {
  /** As the audit log calls it. */
  readonly action: string;
  readonly company: string | null;
  readonly machine: string | null;
  readonly requestId: string;
  readonly address: string;
}

/** By whom, for which company, when and why. */
export interface Deed {
  readonly actor: Actor;
  readonly actedFor: string | null;
  readonly at: Micros;
  readonly reason: string;
  /** Absent: nobody asked, it is the program's own work. */
  readonly source?: DeedSource;
}

/**
 * Whoever changes what a machine's time is given to waits here for whoever does so already: what is read after it stays
 * true until the commit. Always the first statement of a transaction, so that nobody waits crosswise.
 */
export const lockMachine = async (db: Query, machine: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${machine}, 20))`.execute(db);
};

/** Time given up by a change. */
const givenUp = (before: Booking | null, after: Booking): Interval[] => {
  if (!before?.company || !isLive(before)) return [];
  const isKept = isLive(after) && after.machine === before.machine;
  return subtract([{ from: before.from, until: before.until }], isKept ? [after] : []);
};

interface Step {
  readonly change: Change;
  readonly after: Booking;
  /** Time of `machine` whose use may belong to another now. */
  readonly machine: string;
  readonly touched: Interval;
}

const spanOf = (...times: readonly number[]): Interval => ({
  from: Math.min(...times),
  until: Math.max(...times),
});

function stepOf(before: Booking | null, change: Change, at: Micros): Step {
  const after = applyChange(before, change);
  const was = before ?? after;
  if (was.machine !== after.machine) {
    return { change, after, machine: was.machine, touched: spanOf(was.from, was.until) };
  }
  const isTold = change.kind === "started" || change.kind === "setup";
  const touched = spanOf(was.from, was.until, after.from, after.until, ...(isTold ? [at] : []));
  return { change, after, machine: after.machine, touched };
}

/** In the same transaction, so that what was done is never without its entry. */
function auditChanges(db: Query, { id, machine, series }: Booking, steps: readonly Step[], deed: Deed) {
  const { actor, actedFor, at, reason, source } = deed;
  return writeAudit(db, {
    caller: { ...actor, company: source?.company ?? null, machine: source?.machine ?? null },
    actingFor: actedFor === (source?.company ?? null) ? null : actedFor,
    action: source?.action ?? `bookings.${steps.at(-1)?.change.kind}`,
    subject: { booking: id, machine, ...(series === null ? {} : { series }) },
    requestId: source?.requestId ?? "",
    address: source?.address ?? "",
    ...{ at, reason },
  });
}

/** Records changes of one booking and what they make of it. `before` is null for a new one. */
export async function writeChanges(
  db: Query,
  before: Booking | null,
  changes: readonly Change[],
  deed: Deed,
): Promise<Booking> {
  const steps: Step[] = [];
  let current = before;
  for (const change of changes) {
    const step = stepOf(current, change, deed.at);
    steps.push(step);
    current = step.after;
  }
  if (!current) throw new Error("A booking without changes cannot be written.");
  const after = current;
  const { details, ...row } = rowOf(after);
  const values = { ...row, details: sql<typeof details>`${JSON.stringify(details)}::jsonb` };
  if (before) await db.updateTable("booking").set(values).where("id", "=", after.id).execute();
  else await db.insertInto("booking").values(values).execute();
  const slots = givenUp(before, after);
  if (slots.length > 0) {
    const { company, id } = after;
    const { machine } = before ?? after;
    await db
      .insertInto("booking_given_up")
      .values(
        slots.map(({ from, until }) => ({
          ...{ machine, company: company ?? "", starts: from, until },
          ...{ booking: id, at: deed.at },
        })),
      )
      .execute();
  }
  await noteFreed(db, before, after, deed.at);
  await auditChanges(db, after, steps, deed);
  // Last: from here to the commit, everybody else who records something waits.
  await db
    .insertInto("booking_event")
    .values(
      steps.map(({ change, after: { id, version }, machine, touched }) => ({
        ...{ booking: id, machine, version, at: deed.at, acted_for: deed.actedFor, reason: deed.reason },
        actor: sql<Actor>`${JSON.stringify(deed.actor)}::jsonb`,
        change: sql<Change>`${JSON.stringify(change)}::jsonb`,
        ...{ touched_from: touched.from, touched_until: touched.until },
      })),
    )
    .execute();
  return after;
}
