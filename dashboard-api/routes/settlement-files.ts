import type { Bilingual } from "../../config/site/text.ts";
import type { WorkbookColumn, WorkbookSheet } from "../workbook/workbook.ts";
import { csvText } from "./csv.ts";
import type { Language } from "./request-language.ts";
import type { StatementView } from "./statement-view.ts";

type Line = StatementView["lines"][number];
type Column = readonly [title: Bilingual, width: number, kind?: WorkbookColumn["kind"]];

const units = {
  ja: { hours: "時間", share: "割合", times: "回" },
  en: { hours: "h", share: "share", times: "times" },
};

const lineColumns: readonly Column[] = [
  [{ ja: "番号", en: "No." }, 22],
  [{ ja: "会社", en: "Company" }, 24],
  [{ ja: "行", en: "Line" }, 5, "count"],
  [{ ja: "日付", en: "Day" }, 11, "day"],
  [{ ja: "設備", en: "Machine" }, 22],
  [{ ja: "内容", en: "Item" }, 34],
  [{ ja: "数量", en: "Quantity" }, 10, "hours"],
  [{ ja: "単位", en: "Unit" }, 7],
  [{ ja: "単価(円)", en: "Price (yen)" }, 11, "yen"],
  [{ ja: "係数", en: "Factor" }, 7],
  [{ ja: "金額(税抜・円)", en: "Amount before tax (yen)" }, 16, "yen"],
  [{ ja: "税率", en: "Tax rate" }, 8],
  [{ ja: "区分", en: "Mark" }, 12],
];
const taxColumns: readonly Column[] = [
  [{ ja: "番号", en: "No." }, 22],
  [{ ja: "会社", en: "Company" }, 24],
  [{ ja: "税率", en: "Tax rate" }, 8],
  [{ ja: "対象額(税抜・円)", en: "Taxable (yen)" }, 16, "yen"],
  [{ ja: "消費税額(円)", en: "Tax (yen)" }, 14, "yen"],
];
const listColumns: readonly Column[] = [
  [{ ja: "番号", en: "No." }, 22],
  [{ ja: "会社", en: "Company" }, 24],
  [{ ja: "種類", en: "Kind" }, 12],
  [{ ja: "発行日", en: "Issued" }, 11, "day"],
  [{ ja: "訂正対象", en: "Corrects" }, 22],
  [{ ja: "税抜(円)", en: "Before tax (yen)" }, 14, "yen"],
  [{ ja: "消費税(円)", en: "Tax (yen)" }, 14, "yen"],
  [{ ja: "合計(円)", en: "Total (yen)" }, 14, "yen"],
];

const words = {
  ja: {
    ...{ list: "一覧", lines: "明細", taxes: "税率別", draft: "(下書き)", total: "合計", untaxed: "対象外" },
    ...{ statement: "精算書", correction: "訂正", estimate: "見積", reduced: "※軽減", reversal: "取消" },
    ...{ period: "対象期間", issuedOn: "発行日", dueOn: "お支払期限", number: "番号", invoice: "登録番号" },
    ...{ uncharged: "請求対象外", sum: "ご請求額(税込・円)" },
  },
  en: {
    ...{
      list: "Statements",
      lines: "Lines",
      taxes: "Tax by rate",
      draft: "(draft)",
      total: "Total",
      untaxed: "none",
    },
    ...{
      statement: "Statement",
      correction: "Correction",
      estimate: "Estimate",
      reduced: "※ reduced",
      reversal: "reversed",
    },
    ...{ period: "Period", issuedOn: "Issued", dueOn: "Due", number: "No.", invoice: "Registration number" },
    ...{ uncharged: "Not charged", sum: "Amount due with tax (yen)" },
  },
};

const columnsOf = (columns: readonly Column[], lang: Language): WorkbookColumn[] =>
  columns.map(([title, width, kind]) => ({ title: title[lang], width, ...(kind ? { kind } : {}) }));
const rateText = (rate: number | null, lang: Language) => (rate === null ? words[lang].untaxed : `${rate}%`);
const numberOf = ({ number }: StatementView, lang: Language) => number ?? words[lang].draft;

const lineCells = (statement: StatementView, line: Line, lang: Language) => [
  ...[numberOf(statement, lang), statement.recipient.name, line.number, line.day],
  ...[line.machineName?.[lang] ?? null, line.text[lang], line.quantity, units[lang][line.unit]],
  ...[line.unitPrice, line.factor, line.amount, rateText(line.taxRate, lang)],
  [line.isReduced ? words[lang].reduced : "", line.isReversal ? words[lang].reversal : ""]
    .filter(Boolean)
    .join(" "),
];

const linesSheet = (statements: readonly StatementView[], lang: Language): WorkbookSheet => ({
  name: words[lang].lines,
  orientation: "landscape",
  columns: columnsOf(lineColumns, lang),
  rows: statements.flatMap((statement) => statement.lines.map((line) => lineCells(statement, line, lang))),
});

const taxesSheet = (statements: readonly StatementView[], lang: Language): WorkbookSheet => ({
  name: words[lang].taxes,
  columns: columnsOf(taxColumns, lang),
  rows: statements.flatMap((statement) =>
    statement.taxes.map(({ rate, taxable, tax }) => [
      ...[numberOf(statement, lang), statement.recipient.name, rateText(rate, lang), taxable, tax],
    ]),
  ),
});

/** All statements of a month: a list, all lines, and tax by rate. */
export function settlementSheets(
  month: string,
  statements: readonly StatementView[],
  lang: Language,
): WorkbookSheet[] {
  const text = words[lang];
  const sum = (key: "net" | "tax" | "total") => statements.reduce((total, it) => total + it[key], 0);
  const list: WorkbookSheet = {
    name: text.list,
    orientation: "landscape",
    head: [[month]],
    columns: columnsOf(listColumns, lang),
    rows: [
      ...statements.map((it) => [
        ...[numberOf(it, lang), it.recipient.name, text[it.kind], it.issuedOn, it.corrects?.number ?? null],
        ...[it.net, it.tax, it.total],
      ]),
      [text.total, null, null, null, null, sum("net"), sum("tax"), sum("total")],
    ],
  };
  return [list, linesSheet(statements, lang), taxesSheet(statements, lang)];
}

/** One company's statement and its corrections, each on a sheet as it is printed, then all lines and taxes. */
export function statementSheets(statements: readonly StatementView[], lang: Language): WorkbookSheet[] {
  const text = words[lang];
  const sheets = statements.map(
    (it): WorkbookSheet => ({
      name: `${text[it.kind]} ${it.number ?? ""}`.trim(),
      orientation: "landscape",
      head: [
        [it.print.title],
        [it.print.recipient],
        [`${text.number}: ${numberOf(it, lang)}`],
        ...(it.print.corrects ? [[it.print.corrects]] : []),
        ...(it.print.period ? [[`${text.period}: ${it.print.period}`]] : []),
        ...(it.print.issuedOn ? [[`${text.issuedOn}: ${it.print.issuedOn}`]] : []),
        ...(it.print.dueOn ? [[`${text.dueOn}: ${it.print.dueOn}`]] : []),
        [it.issuer.name],
        ...(it.issuer.invoiceNumber ? [[`${text.invoice}: ${it.issuer.invoiceNumber}`]] : []),
        [text.sum, it.total],
        ...it.print.notes.map((note) => [note]),
        [],
      ],
      columns: columnsOf(lineColumns, lang),
      rows: it.lines.map((line) => lineCells(it, line, lang)),
    }),
  );
  return [...sheets, taxesSheet(statements, lang)];
}

/** One line a statement line, with names that programs know. */
export const statementsCsv = (statements: readonly StatementView[], lang: Language): string =>
  csvText(
    [
      ...[
        "month",
        "number",
        "kind",
        "status",
        "company",
        "line",
        "day",
        "machine",
        "text",
        "booking",
        "cost",
      ],
      ...[
        "quantity",
        "unit",
        "unitPrice",
        "factor",
        "amount",
        "taxClass",
        "taxRate",
        "isReduced",
        "isReversal",
      ],
    ],
    statements.flatMap((it) =>
      it.lines.map((line) => [
        ...[it.month, it.number, it.kind, it.status, it.recipient.id, line.number, line.day, line.machine],
        ...[line.text[lang], line.booking, line.cost, line.quantity, line.unit, line.unitPrice, line.factor],
        ...[line.amount, line.taxClass, line.taxRate, line.isReduced, line.isReversal],
      ]),
    ),
  );
