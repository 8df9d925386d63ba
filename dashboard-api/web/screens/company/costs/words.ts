import type { Dictionary } from "../../../language/language.ts";
import type { ChargeArea } from "./charge-groups.ts";

export const costWords: Dictionary<{
  soFar: (month: string) => string;
  final: (month: string) => string;
  draftHint: string;
  publishedHint: string;
  taxIncluded: string;
  net: (amount: string) => string;
  tax: (amount: string) => string;
  breakdown: string;
  byDay: string;
  areas: Record<ChargeArea, string>;
  items: (count: number) => string;
  machine: string;
  cluster: string;
  kind: string;
  amount: string;
  quantity: string;
  hours: (hours: string) => string;
  nothing: string;
  months: string;
  month: string;
  status: string;
  total: string;
  statuses: Record<"draft" | "published", string>;
  statement: string;
  excel: string;
  open: string;
  noMonths: string;
  noMonthsHint: string;
}> = {
  ja: {
    soFar: (month) => `${month}の見込み(今日まで)`,
    final: (month) => `${month}の利用明細`,
    draftHint: "いまの記録による計算です。委員会が確定するまで変わることがあります。",
    publishedHint: "委員会が確定した金額です。修正があるときは、修正の明細が加わります。",
    taxIncluded: "税込",
    net: (amount) => `税抜 ${amount}`,
    tax: (amount) => `消費税 ${amount}`,
    breakdown: "内訳",
    byDay: "日ごとの明細を見る",
    areas: {
      fixed: "固定費の負担",
      use: "設備の使用料",
      late: "直前の取消し",
      noShow: "無断不使用",
      other: "その他",
    },
    items: (count) => `${count}項目`,
    machine: "設備",
    cluster: "共通",
    kind: "項目",
    amount: "金額(税抜)",
    quantity: "数量",
    hours: (hours) => `${hours} 時間`,
    nothing: "この月の料金はまだありません。",
    months: "月ごとの利用明細",
    month: "月",
    status: "状態",
    total: "金額(税込)",
    statuses: { draft: "確定前", published: "確定済み" },
    statement: "利用明細",
    excel: "Excel",
    open: "内訳を見る",
    noMonths: "精算の月はまだありません",
    noMonthsHint: "設備の記録がたまると、月ごとの金額がここに出ます。",
  },
  en: {
    soFar: (month) => `${month} so far`,
    final: (month) => `Statement of ${month}`,
    draftHint: "Computed from the books as they are now; it changes until the committee publishes the month.",
    publishedHint: "Published by the committee. Corrections are added as statements of their own.",
    taxIncluded: "with tax",
    net: (amount) => `${amount} before tax`,
    tax: (amount) => `tax ${amount}`,
    breakdown: "What it is made of",
    byDay: "All lines by day",
    areas: {
      fixed: "Fixed cost",
      use: "Use of machines",
      late: "Late cancellations",
      noShow: "No-shows",
      other: "Other",
    },
    items: (count) => (count === 1 ? "1 item" : `${count} items`),
    machine: "Machine",
    cluster: "shared",
    kind: "Item",
    amount: "Before tax",
    quantity: "Quantity",
    hours: (hours) => `${hours} h`,
    nothing: "No charges in this month yet.",
    months: "Statements by month",
    month: "Month",
    status: "Status",
    total: "With tax",
    statuses: { draft: "Draft", published: "Published" },
    statement: "Statement",
    excel: "Excel",
    open: "Show",
    noMonths: "No months yet",
    noMonthsHint: "As the machines are recorded, each month's amount appears here.",
  },
};
