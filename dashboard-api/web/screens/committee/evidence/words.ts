import type { Dictionary } from "../../../language/language.ts";

export const grantWords: Dictionary<{
  title: string;
  note: string;
  none: string;
  noneHint: string;
  number: (number: string) => string;
  purpose: string;
  year: string;
  years: (year: number) => string;
  open: string;
  excel: string;
  reports: string;
  noReports: string;
  report: (number: string) => string;
  storedAt: string;
  by: string;
  version: string;
  reason: string;
  store: string;
  storeTitle: (grant: string, year: string) => string;
  storeNote: string;
  storeReason: string;
  stored: string;
}> = {
  ja: {
    title: "財産管理・利用実績",
    note: "補助金で取得した設備の利用実績を、補助金の年度ごとに確認し、報告として保存します。保存した報告の内容は後から変わりません。",
    none: "補助金が登録されていません",
    noneHint: "設定ファイルの grants と assets に、補助金と取得財産を記入してください。",
    number: (number) => `交付番号 ${number}`,
    purpose: "事業目的",
    year: "年度",
    years: (year) => `${year}年度`,
    open: "報告書を開く",
    excel: "Excel",
    reports: "保存した報告",
    noReports: "この年度の報告はまだ保存されていません。",
    report: (number) => `第${number}号`,
    storedAt: "保存日時",
    by: "保存した人",
    version: "台帳の版",
    reason: "備考",
    store: "報告として保存",
    storeTitle: (grant, year) => `${grant} ${year}の報告を保存しますか`,
    storeNote:
      "現在の記録による内容を、番号を付けて保存します。保存した報告は変更も削除もできません。内容が変わったときは、新しい番号で保存します。",
    storeReason: "備考(提出先など、任意)",
    stored: "報告を保存しました",
  },
  en: {
    title: "Property and its use",
    note: "Look at the use of what grants paid for, by the grant's fiscal year, and store it as a report. A stored report never changes.",
    none: "There are no grants",
    noneHint: "Name grants and what they paid for in the site file, under grants and assets.",
    number: (number) => `Grant no. ${number}`,
    purpose: "Purpose",
    year: "Fiscal year",
    years: (year) => `Fiscal year ${year}`,
    open: "Open the report",
    excel: "Excel",
    reports: "Stored reports",
    noReports: "No report of this year is stored yet.",
    report: (number) => `No. ${number}`,
    storedAt: "Stored",
    by: "By",
    version: "Ledger version",
    reason: "Remark",
    store: "Store as a report",
    storeTitle: (grant, year) => `Store the report of ${grant}, ${year}?`,
    storeNote:
      "What the books say now is stored under a number. A stored report can neither be changed nor removed; what changes later is stored under a new number.",
    storeReason: "Remark, such as whom it goes to (optional)",
    stored: "The report is stored",
  },
};
