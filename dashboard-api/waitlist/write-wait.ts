import { sql } from "kysely";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { rowOfEntry } from "./entry-row.ts";
import { applyWaitChange, type WaitChange } from "./wait-change.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";

/** In the same transaction, so that what was done is never without its entry. */
function auditWait(db: Query, id: string, kind: WaitChange["kind"], deed: Deed) {
  const { actor, actedFor, at, reason, source } = deed;
  const [company, machine] = [source?.company ?? null, source?.machine ?? null];
  return writeAudit(db, {
    caller: { ...actor, company, machine },
    actingFor: actedFor === company ? null : actedFor,
    action: source?.action ?? `waitlist.${kind}`,
    subject: { waitlist: id },
    requestId: source?.requestId ?? "",
    address: source?.address ?? "",
    ...{ at, reason },
  });
}

/** Records a change of a place in line and what it makes of it. `before` is null for a new one. */
export async function writeWait(
  db: Query,
  before: WaitlistEntry | null,
  change: WaitChange,
  deed: Deed,
): Promise<WaitlistEntry> {
  const after = applyWaitChange(before, change);
  const row = rowOfEntry(after);
  if (before) await db.updateTable("waitlist_entry").set(row).where("id", "=", after.id).execute();
  else await db.insertInto("waitlist_entry").values(row).execute();
  await db
    .insertInto("waitlist_event")
    .values({
      ...{ entry: after.id, version: after.version, at: deed.at, acted_for: deed.actedFor },
      reason: deed.reason,
      actor: sql<Actor>`${JSON.stringify(deed.actor)}::jsonb`,
      change: sql<WaitChange>`${JSON.stringify(change)}::jsonb`,
    })
    .execute();
  await auditWait(db, after.id, change.kind, deed);
  return after;
}
