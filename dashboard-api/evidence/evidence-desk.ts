import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { GrantTable } from "../database/core-tables.ts";
import type { Query } from "../database/database.ts";
import { conflict, notFound, type Problem } from "../problems/problem.ts";
import { moneyTexts } from "../problems/words/money.ts";
import type { EvidenceDocument } from "./evidence-document.ts";
import { type EvidenceTools, makeEvidence, propertyOf } from "./make-evidence.ts";

/** A report as it was given. */
export interface StoredReport {
  readonly grant: string;
  readonly fiscalYear: number;
  readonly number: number;
  readonly at: Micros;
  readonly actor: Actor;
  readonly reason: string;
  readonly ledgerVersion: number;
  /** SHA-256 of the content. */
  readonly digest: string;
}

export interface EvidenceDesk {
  grants(): Promise<GrantTable[]>;
  /** As the books are now, or were in a version of the ledger. */
  evidence(grant: string, year: number, now: Micros, version?: number): Promise<EvidenceDocument>;
  /** Stores the evidence as it is now, for good. */
  report(grant: string, year: number, deed: Deed): Promise<StoredReport>;
  reports(grant?: string, year?: number): Promise<StoredReport[]>;
  /** A stored report: the same content whenever it is asked for. */
  stored(grant: string, year: number, number: number): Promise<StoredReport & { readonly content: string }>;
}

export const noSuchGrant = (): Problem => notFound(moneyTexts.noSuchGrant);

const reportColumns = [
  ...["grant_id as grant", "fiscal_year as fiscalYear", "number", "at", "actor", "reason"],
  ...["ledger_version as ledgerVersion", "digest"],
] as (
  | "grant_id as grant"
  | "fiscal_year as fiscalYear"
  | "number"
  | "at"
  | "actor"
  | "reason"
  | "ledger_version as ledgerVersion"
  | "digest"
)[];

const reportsIn = (db: Query, grant?: string, year?: number) => {
  const all = db.selectFrom("evidence_report").select(reportColumns);
  const ofGrant = grant === undefined ? all : all.where("grant_id", "=", grant);
  return (year === undefined ? ofGrant : ofGrant.where("fiscal_year", "=", year))
    .orderBy("grant_id")
    .orderBy("fiscal_year", "desc")
    .orderBy("number")
    .execute();
};

export function createEvidenceDesk(tools: EvidenceTools): EvidenceDesk {
  const { database } = tools;
  const evidence: EvidenceDesk["evidence"] = async (grant, year, now, version) => {
    const property = await propertyOf(database, grant);
    if (!property) throw noSuchGrant();
    return makeEvidence(tools, property, { year, now, version });
  };
  return {
    grants: () => database.use((db) => db.selectFrom("funding_grant").selectAll().orderBy("id").execute()),
    evidence,
    reports: (grant, year) => database.use((db) => reportsIn(db, grant, year)),

    async report(grant, year, deed) {
      const document = await evidence(grant, year, deed.at);
      if (document.period.to <= document.period.from) throw conflict(moneyTexts.yearNotBegun(year));
      const content = JSON.stringify(document);
      const digest = createHash("sha256").update(content).digest("hex");
      return database.transaction(async (db) => {
        // Whoever stores a report of the same grant meanwhile waits here.
        await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${grant}`}, 72))`.execute(db);
        const before = await reportsIn(db, grant, year);
        const { actor, at, reason, source } = deed;
        const report = {
          ...{ grant, fiscalYear: year, number: before.length + 1, at, actor, reason },
          ...{ ledgerVersion: document.ledgerVersion, digest },
        };
        await db
          .insertInto("evidence_report")
          .values({
            ...{ grant_id: grant, fiscal_year: year, number: report.number, at, reason, digest, content },
            ...{ ledger_version: document.ledgerVersion, actor: sql<Actor>`${JSON.stringify(actor)}::jsonb` },
          })
          .execute();
        await writeAudit(db, {
          caller: { ...actor, company: source?.company ?? null, machine: source?.machine ?? null },
          ...{ at, action: "evidence.report", subject: { grant, year, number: report.number }, reason },
          requestId: source?.requestId ?? "",
          address: source?.address ?? "",
        });
        return report;
      });
    },

    async stored(grant, year, number) {
      const row = await database.use((db) =>
        db
          .selectFrom("evidence_report")
          .select([...reportColumns, "content"])
          .where("grant_id", "=", grant)
          .where("fiscal_year", "=", year)
          .where("number", "=", number)
          .executeTakeFirst(),
      );
      if (!row) throw notFound(moneyTexts.noSuchReport);
      return row;
    },
  };
}
