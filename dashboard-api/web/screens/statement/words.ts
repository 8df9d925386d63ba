import type { Dictionary } from "../../language/language.ts";

export const statementWords: Dictionary<{
  title: string;
  titleOf: (month: string, company: string) => string;
  toSettlement: string;
  toCompany: string;
  noCompany: string;
  noCompanyHint: string;
  nothing: string;
  nothingHint: string;
  draft: string;
  draftHint: string;
  number: string;
  noNumber: string;
  issuedOn: string;
  period: string;
  dueOn: string;
  invoiceNumber: string;
  contact: string;
  bank: string;
  due: string;
  back: string;
  withTax: string;
  greeting: string;
  summary: string;
  annex: string;
  annexHint: string;
  lines: string;
  line: string;
  day: string;
  text: string;
  machine: string;
  quantity: string;
  price: string;
  factor: string;
  amount: string;
  rate: string;
  untaxed: string;
  reduced: string;
  reversal: string;
  units: { hours: string; share: string; times: string };
  byRate: string;
  taxable: string;
  tax: string;
  total: string;
  net: string;
  notes: string;
}> = {
  ja: {
    title: "利用明細・請求",
    titleOf: (month, company) => `${month}分 利用明細・請求(${company})`,
    toSettlement: "精算に戻る",
    toCompany: "自社の画面に戻る",
    noCompany: "会社が指定されていません",
    noCompanyHint: "精算の画面で、会社の行から開いてください。",
    nothing: "この月の利用明細はありません",
    nothingHint: "この月にご請求する利用や費用がないか、まだ集計されていません。",
    draft: "下書き",
    draftHint: "現在の記録による計算です。確定前のため請求書ではありません。",
    number: "番号",
    noNumber: "(確定時に付番)",
    issuedOn: "発行日",
    period: "対象期間",
    dueOn: "お支払期限",
    invoiceNumber: "登録番号",
    contact: "連絡先",
    bank: "お振込先",
    due: "ご請求金額",
    back: "ご返金額",
    withTax: "(税込)",
    greeting: "下記のとおりご請求申し上げます。",
    summary: "内訳",
    annex: "別紙明細",
    annexHint: "日付ごとの明細は別紙のとおりです。",
    lines: "明細",
    line: "No.",
    day: "日付",
    text: "内容",
    machine: "設備",
    quantity: "数量",
    price: "単価(円)",
    factor: "係数",
    amount: "金額(税抜・円)",
    rate: "税率",
    untaxed: "対象外",
    reduced: "※",
    reversal: "取消",
    units: { hours: "時間", share: "", times: "回" },
    byRate: "税率別の合計",
    taxable: "対象額(税抜・円)",
    tax: "消費税額(円)",
    total: "合計(税込・円)",
    net: "合計",
    notes: "備考",
  },
  en: {
    title: "Statement of use",
    titleOf: (month, company) => `Statement of use, ${month}: ${company}`,
    toSettlement: "Back to settlement",
    toCompany: "Back to my company",
    noCompany: "No company was named",
    noCompanyHint: "Open it from a company's row on the settlement screen.",
    nothing: "There is no statement for this month",
    nothingHint: "Nothing is charged for it, or it has not been worked out yet.",
    draft: "Draft",
    draftHint: "Worked out from the books as they are now. Not published, and so no invoice.",
    number: "No.",
    noNumber: "(given when published)",
    issuedOn: "Issued",
    period: "Period",
    dueOn: "Payment due",
    invoiceNumber: "Registration no.",
    contact: "Contact",
    bank: "Pay to",
    due: "Amount due",
    back: "Amount to be returned",
    withTax: "with tax",
    greeting: "We charge the following.",
    summary: "Summary",
    annex: "Annex: all lines",
    annexHint: "The annex has every line by day.",
    lines: "Lines",
    line: "No.",
    day: "Day",
    text: "Item",
    machine: "Machine",
    quantity: "Quantity",
    price: "Price (yen)",
    factor: "Factor",
    amount: "Amount before tax (yen)",
    rate: "Tax rate",
    untaxed: "none",
    reduced: "※",
    reversal: "reversed",
    units: { hours: "h", share: "", times: "×" },
    byRate: "Tax by rate",
    taxable: "Taxable (yen)",
    tax: "Tax (yen)",
    total: "Total with tax (yen)",
    net: "Total",
    notes: "Remarks",
  },
};
