import type { Micros } from "../../config/micros.ts";
import type { Deed } from "../bookings/write-changes.ts";
import { correctionOf } from "../domain/fairness/settlement/correction.ts";
import { statementOf } from "../domain/fairness/settlement/statement.ts";
import type { StatementLine } from "../domain/fairness/settlement/statement-line.ts";
import { conflict } from "../problems/problem.ts";
import { moneyTexts } from "../problems/words/money.ts";
import { taxRulesOf } from "./fee-book.ts";
import { type Readiness, readinessOf } from "./readiness.ts";
import { type MonthDraft, type SettlementTools, settleMonth } from "./settle-month.ts";
import { documentOf, type StatementDocument } from "./statement-document.ts";
import {
  auditSettlement,
  type PublishedMonth,
  type PublishedStatement,
  publishedAmounts,
  publishedMonths,
  publishedStatements,
  type StatementAmounts,
  writeMonth,
  writeStatement,
} from "./statement-record.ts";

const numberOf = (month: string, company: string, sequence: number) => `${month}-${company}-${sequence}`;
const isUnique = (error: unknown) => (error as { code?: unknown } | null)?.code === "23505";

/** What a line charges, whenever it was written. */
const contentOf = ({ isReversal: _, ...line }: StatementLine) => JSON.stringify(Object.entries(line).sort());
const sameCharges = (former: readonly StatementLine[], right: readonly StatementLine[]): boolean =>
  JSON.stringify(former.map(contentOf).sort()) === JSON.stringify(right.map(contentOf).sort());
const chargesOf = (document: StatementDocument) =>
  document.statement.lines.filter((line) => !line.isReversal);

/** A month of the settlement: live while it is a draft, locked once it is published. */
export interface SettlementDesk {
  published(): Promise<PublishedMonth[]>;
  /** Of all published statements. */
  amounts(): Promise<StatementAmounts[]>;
  statements(month: string, company?: string): Promise<PublishedStatement[]>;
  /** The month as the books are now, published or not. */
  draft(
    month: string,
    now: Micros,
  ): Promise<MonthDraft & { readonly documents: readonly StatementDocument[] }>;
  readiness(month: string, now: Micros): Promise<Readiness>;
  /** Locks the month. Throws a problem while it is not over, or not booked, or when it is published. */
  publish(month: string, deed: Deed): Promise<PublishedStatement[]>;
  /** Companies whose published charges are not what the books say now. */
  differing(month: string, now: Micros): Promise<string[]>;
  /** Brings a company's statements to what the books say now, by a later one that cites the last. */
  correct(month: string, company: string, deed: Deed): Promise<PublishedStatement[]>;
}

export function createSettlementDesk(tools: SettlementTools): SettlementDesk {
  const { database, site } = tools;
  const statements = (month: string, company?: string) =>
    database.use((db) => publishedStatements(db, month, company));
  const requirePublished = async (month: string) => {
    const months = await database.use(publishedMonths);
    if (!months.some((it) => it.month === month)) {
      throw conflict(moneyTexts.nothingPublished(month));
    }
  };
  const draft = async (month: string, now: Micros) => {
    const made = await settleMonth(tools, month, now);
    const { settlement, slots, ledgerVersion } = made;
    const documents = settlement.statements.map((statement) =>
      documentOf({ site, statement, slots, ledgerVersion }),
    );
    return { ...made, documents };
  };

  return {
    published: () => database.use(publishedMonths),
    amounts: () => database.use(publishedAmounts),
    statements,
    draft,
    readiness: (month, now) => readinessOf(tools, month, now),

    async publish(month, deed) {
      const { isOver, daysDue } = await readinessOf(tools, month, deed.at);
      if (!isOver) throw conflict(moneyTexts.monthNotOver(month));
      if (daysDue > 0) throw conflict(moneyTexts.daysDue(daysDue, month));
      const { settlement, slots, ledgerVersion } = await settleMonth(tools, month, deed.at);
      try {
        await database.transaction(async (db) => {
          await writeMonth(db, month, ledgerVersion, settlement, deed);
          for (const statement of settlement.statements) {
            const number = numberOf(month, statement.company, 1);
            const issued = { number, at: deed.at, reason: deed.reason };
            const document = documentOf({ site, statement, slots, ledgerVersion, issued });
            await writeStatement(db, { ...document, number, month }, 1, deed);
          }
          await auditSettlement(db, "settlements.publish", { month }, deed);
        });
      } catch (error) {
        if (isUnique(error)) throw conflict(moneyTexts.publishedAlready(month));
        throw error;
      }
      return statements(month);
    },

    async differing(month, now) {
      const [made, before] = [await settleMonth(tools, month, now), await statements(month)];
      const last = new Map(before.map((it) => [it.company, it.document]));
      const right = new Map(made.settlement.statements.map((it) => [it.company, it]));
      return [...new Set([...last.keys(), ...right.keys()])].sort().filter((company) => {
        const former = last.get(company);
        return !sameCharges(former ? chargesOf(former) : [], right.get(company)?.lines ?? []);
      });
    },

    async correct(month, company, deed) {
      await requirePublished(month);
      const [made, before] = [await settleMonth(tools, month, deed.at), await statements(month, company)];
      const right = made.settlement.statements.find((it) => it.company === company)?.lines ?? [];
      const last = before.at(-1);
      if (sameCharges(last ? chargesOf(last.document) : [], right)) {
        throw conflict(moneyTexts.nothingToCorrect);
      }
      const rules = taxRulesOf(site);
      const sequence = (last?.sequence ?? 0) + 1;
      const statement = last
        ? correctionOf(last.document.statement, last.number, right, rules)
        : statementOf({ company, period: month, corrects: null }, right, rules);
      const issuedOn = last?.document.issuedOn ?? null;
      const number = numberOf(month, company, sequence);
      const document = documentOf({
        ...{ site, statement, slots: made.slots, ledgerVersion: made.ledgerVersion },
        issued: { number, at: deed.at, reason: deed.reason },
        corrects: last && issuedOn !== null ? { number: last.number, issuedOn } : null,
      });
      try {
        await database.transaction(async (db) => {
          await writeStatement(db, { ...document, number, month }, sequence, deed);
          await auditSettlement(db, "settlements.correct", { month, company, statement: number }, deed);
        });
      } catch (error) {
        if (isUnique(error)) throw conflict(moneyTexts.correctedMeanwhile);
        throw error;
      }
      return statements(month, company);
    },
  };
}
