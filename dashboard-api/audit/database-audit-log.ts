import type { Database, Query } from "../database/database.ts";
import type { AuditEntry, AuditLog } from "./audit-log.ts";

/** Adds an entry within the transaction of what it tells of: neither is there without the other. */
export async function writeAudit(db: Query, entry: AuditEntry): Promise<void> {
  const { at, caller, actingFor = null, action, subject, reason, requestId, address } = entry;
  await db
    .insertInto("audit")
    .values({
      ...{ at, ...caller, action, reason, address },
      acting_for: actingFor,
      subject: JSON.stringify(subject),
      request_id: requestId,
    })
    .execute();
}

/** For what changes nothing in the database itself, such as reading process values. */
export const createDatabaseAuditLog = (database: Database): AuditLog => ({
  record: (entry) => database.use((db) => writeAudit(db, entry)),
});
