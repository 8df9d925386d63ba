import type { Dictionary } from "../language/language.ts";
import type { RangeName } from "./period.ts";

export const periodWords: Dictionary<{
  period: string;
  ranges: Record<RangeName, string>;
  from: string;
  to: string;
  cut: string;
  days: (first: string, last: string) => string;
  machines: string;
  allMachines: string;
}> = {
  ja: {
    period: "期間",
    ranges: { week: "今週", weeks4: "直近4週間", month: "今月", lastMonth: "先月", fiscalYear: "今年度" },
    from: "開始日",
    to: "終了日",
    cut: "(集計は現在時刻まで)",
    days: (first, last) => `${first}~${last}`,
    machines: "設備",
    allMachines: "すべての設備",
  },
  en: {
    period: "Period",
    ranges: {
      week: "This week",
      weeks4: "Last 4 weeks",
      month: "This month",
      lastMonth: "Last month",
      fiscalYear: "Fiscal year",
    },
    from: "First day",
    to: "Last day",
    cut: "(figures up to now)",
    days: (first, last) => `${first} to ${last}`,
    machines: "Machines",
    allMachines: "All machines",
  },
};
