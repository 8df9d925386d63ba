import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import type { Settlement } from "../domain/fairness/settlement/settle.ts";
import type { Amounts } from "../domain/fairness/settlement/statement.ts";
import type { StatementDocument } from "./statement-document.ts";

/** What no statement of a month charges, and who published it. */
export interface PublishedMonth extends Pick<Settlement, "unchargedUse" | "unchargedCosts"> {
  readonly month: string;
  readonly ledgerVersion: number;
  readonly at: Micros;
  readonly actor: Actor;
}

/** A statement as it was published. */
export interface PublishedStatement {
  readonly number: string;
  readonly company: string;
  readonly sequence: number;
  readonly at: Micros;
  readonly digest: string;
  readonly document: StatementDocument;
}

const jsonb = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

export async function publishedMonths(db: Query): Promise<PublishedMonth[]> {
  const rows = await db.selectFrom("settlement_month").selectAll().orderBy("month").execute();
  return rows.map(({ month, ledger_version, at, actor, content }) => ({
    ...{ month, ledgerVersion: ledger_version, at, actor },
    ...(JSON.parse(content) as Pick<Settlement, "unchargedUse" | "unchargedCosts">),
  }));
}

/** Statements of before tax rates had dates say the rate of each line on paper alone. */
const withTaxRates = (document: StatementDocument): StatementDocument => ({
  ...document,
  statement: {
    ...document.statement,
    lines: document.statement.lines.map((line, index) => ({
      ...line,
      taxRate: line.taxRate !== undefined ? line.taxRate : (document.lines[index]?.taxRate ?? null),
    })),
  },
});

/** What one statement comes to. */
export interface StatementAmounts extends Amounts {
  readonly month: string;
  readonly company: string;
}

export const publishedAmounts = (db: Query): Promise<StatementAmounts[]> =>
  db.selectFrom("settlement_statement").select(["month", "company", "net", "tax", "total"]).execute();

/** Statements of a month in order of company, each with its corrections after it; of one company where named. */
export async function publishedStatements(
  db: Query,
  month: string,
  company?: string,
): Promise<PublishedStatement[]> {
  const query = db.selectFrom("settlement_statement").selectAll().where("month", "=", month);
  const rows = await (company === undefined ? query : query.where("company", "=", company))
    .orderBy("company")
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({
    ...{ number: row.number, company: row.company, sequence: row.sequence, at: row.at, digest: row.digest },
    document: withTaxRates(JSON.parse(row.content) as StatementDocument),
  }));
}

export async function writeMonth(
  db: Query,
  month: string,
  ledgerVersion: number,
  uncharged: Pick<Settlement, "unchargedUse" | "unchargedCosts">,
  { at, actor, reason }: Deed,
): Promise<void> {
  const { unchargedUse, unchargedCosts } = uncharged;
  await db
    .insertInto("settlement_month")
    .values({
      ...{ month, at, reason, ledger_version: ledgerVersion, actor: jsonb(actor) },
      content: JSON.stringify({ unchargedUse, unchargedCosts }),
    })
    .execute();
}

/** Puts a statement on record for good. */
export async function writeStatement(
  db: Query,
  document: StatementDocument & { readonly number: string; readonly month: string },
  sequence: number,
  { at, actor, reason }: Deed,
): Promise<void> {
  const { number, month, recipient, corrects, ledgerVersion, net, tax, total } = document;
  const content = JSON.stringify(document);
  await db
    .insertInto("settlement_statement")
    .values({
      ...{ number, month, company: recipient.id, sequence, corrects: corrects?.number ?? null },
      ...{ ledger_version: ledgerVersion, at, actor: jsonb(actor), reason, net, tax, total, content },
      digest: createHash("sha256").update(content).digest("hex"),
    })
    .execute();
}

/** Tells the audit log, in the same transaction. */
export async function auditSettlement(
  db: Query,
  action: "settlements.publish" | "settlements.correct",
  subject: Record<string, string>,
  { at, actor, actedFor, reason, source }: Deed,
): Promise<void> {
  await writeAudit(db, {
    caller: { ...actor, company: source?.company ?? null, machine: source?.machine ?? null },
    actingFor: actedFor,
    requestId: source?.requestId ?? "",
    address: source?.address ?? "",
    ...{ at, action, subject, reason },
  });
}
