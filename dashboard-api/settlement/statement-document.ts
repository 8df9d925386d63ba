import { HOUR, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { inForce } from "../domain/calendar/changes.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import type { Statement } from "../domain/fairness/settlement/statement.ts";
import type { StatementLine } from "../domain/fairness/settlement/statement-line.ts";
import { chargeTexts, peakText, reversalText } from "./charge-texts.ts";
import { taxRulesOf } from "./fee-book.ts";
import type { BookedSlot } from "./month-use.ts";
import { monthWindow } from "./month-window.ts";

/** A line as it stands on paper. */
export interface DocumentLine extends Omit<StatementLine, "quantity" | "company" | "since"> {
  readonly number: number;
  readonly text: Bilingual;
  readonly machineName: Bilingual | null;
  /** First local day of what is charged, `2026-05-12`; null for a share of a fixed cost. */
  readonly day: string | null;
  /** In `unit`: hours (below 0 where taken off), a share from 0 to 1, or how many times. */
  readonly quantity: number;
  /** 軽減税率対象: taxed less than the highest rate. */
  readonly isReduced: boolean;
}

/** A statement with all that it takes to print it; published, it never changes. */
export interface StatementDocument {
  readonly kind: "statement" | "correction" | "estimate";
  /** `2026-05-yamada-1`; null while it is a draft, and for an estimate. */
  readonly number: string | null;
  readonly month: string | null;
  /** First and last local day. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Local day; null for a draft. */
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null;
  /** It has the fields of a 適格請求書: the issuer is registered. */
  readonly isQualifiedInvoice: boolean;
  readonly issuer: {
    readonly name: string;
    readonly invoiceNumber: string | null;
    readonly address: string | null;
    readonly contact: string | null;
    readonly bank: string | null;
    /** Titles over the boxes for seals. */
    readonly seals: readonly string[];
  };
  readonly recipient: { readonly id: string; readonly name: string; readonly honorific: string };
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  readonly taxes: Statement["taxes"];
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly reason: string;
  readonly ledgerVersion: number;
  /** What a correction takes back and tax is computed from. */
  readonly statement: Statement;
}

export interface DocumentFrame {
  readonly site: Site;
  readonly statement: Statement;
  readonly slots: ReadonlyMap<string, Pick<BookedSlot, "starts">>;
  readonly ledgerVersion: number;
  /** Absent: a draft. */
  readonly issued?: { readonly number: string; readonly at: Micros; readonly reason: string };
  readonly corrects?: StatementDocument["corrects"];
}

const join = (parts: readonly Bilingual[]): Bilingual => ({
  ja: parts.map((it) => it.ja).join("・"),
  en: parts.map((it) => it.en).join(", "),
});

const localDay = (time: Micros, zone: string) => zonedAt(time, zone).toPlainDate().toString();

function textOf(site: Site, line: StatementLine): Bilingual {
  const cost = site.settlement.fixedCosts.find(({ id }) => id === line.cost)?.name;
  const main = cost ?? chargeTexts[line.kind];
  return join([main, ...(line.isPeak ? [peakText] : []), ...(line.isReversal ? [reversalText] : [])]);
}

function linesOf({ site, statement, slots }: DocumentFrame): DocumentLine[] {
  const { zone } = site.cluster;
  const rates = [...taxRulesOf(site).classes.values()];
  const highestAt = (time: Micros) => Math.max(...rates.map((it) => inForce(it, time) ?? 0));
  const last = statement.period === null ? 0 : monthWindow(statement.period, zone).until - 1;
  return statement.lines.map(({ company: _, since, ...line }, index) => {
    const starts = line.booking === null ? undefined : slots.get(line.booking)?.starts;
    const { taxRate } = line;
    const first = since ?? starts;
    return {
      ...line,
      number: index + 1,
      text: textOf(site, statement.lines[index] as StatementLine),
      machineName: site.machines.find(({ id }) => id === line.machine)?.name ?? null,
      day: first === undefined ? null : localDay(first, zone),
      quantity: line.unit === "microseconds" ? line.quantity / HOUR : line.quantity,
      isReduced: taxRate !== null && taxRate > 0 && taxRate < highestAt(first ?? last),
    };
  });
}

function periodOf(month: string | null): StatementDocument["period"] {
  if (month === null) return null;
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: `${month}-${daysInMonth}` };
}

/** A statement as a document. */
export function documentOf(frame: DocumentFrame): StatementDocument {
  const { site, statement, issued, corrects = null, ledgerVersion } = frame;
  const { issuer, paymentDays } = site.settlement;
  const company = site.companies.find(({ id }) => id === statement.company);
  const issuedOn = issued ? localDay(issued.at, site.cluster.zone) : null;
  return {
    kind: statement.period === null ? "estimate" : statement.corrects === null ? "statement" : "correction",
    ...{ number: issued?.number ?? null, month: statement.period, period: periodOf(statement.period) },
    ...{ issuedOn, corrects, ledgerVersion, reason: issued?.reason ?? "" },
    dueOn: issuedOn && Temporal.PlainDate.from(issuedOn).add({ days: paymentDays }).toString(),
    isQualifiedInvoice: issuer.invoiceNumber !== undefined,
    issuer: {
      name: issuer.name ?? site.cluster.name.ja,
      invoiceNumber: issuer.invoiceNumber ?? null,
      address: issuer.address ?? null,
      contact: issuer.contact ?? null,
      bank: issuer.bank ?? null,
      seals: issuer.seals,
    },
    recipient: {
      id: statement.company,
      name: company?.name ?? statement.company,
      honorific: company?.honorific ?? "御中",
    },
    currency: site.cluster.currency,
    lines: linesOf(frame),
    ...{ taxes: statement.taxes, net: statement.net, tax: statement.tax, total: statement.total, statement },
  };
}
