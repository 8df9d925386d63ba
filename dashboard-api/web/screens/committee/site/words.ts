import type { Dictionary } from "../../../language/language.ts";
import type { RuleName, RuleValue } from "./rules.ts";

export const siteWords: Dictionary<{
  note: string;
  version: (hash: string) => string;
  warnings: (count: number) => string;
  noWarnings: string;
  warning: (line: number, path: string, found: string, expected: string) => string;
  groups: { booking: string; outcome: string; waitlist: string; figures: string; money: string };
  rule: string;
  value: string;
  rules: Record<RuleName, string>;
  values: Record<RuleValue, string>;
  days: (count: string) => string;
  ofPrice: (share: string) => string;
  closedOnHolidays: string;
  since: (day: string) => string;
  changed: (day: string, to: string) => string;
  yes: string;
  no: string;
  notSet: string;
  hoursPer: (hours: string, window: string, peak: boolean) => string;
  bookings: (count: string) => string;
  times: (factor: string) => string;
  yen: (amount: string) => string;
  calendars: string;
  clusterCalendar: string;
  machines: string;
  machine: string;
  rate: string;
  perHour: (amount: string) => string;
  hours: string;
  ownRules: string;
  asCluster: string;
  signals: string;
  derivation: string;
  always: string;
  keep: string;
  weekdays: Record<string, string>;
  fiscalYear: (month: number) => string;
  zone: string;
}> = {
  ja: {
    note: "起動時に読み込まれた設定です。変更はサイト設定ファイルで行い、npm run site:check で確かめてから再起動してください。",
    version: (hash) => `版 ${hash}`,
    warnings: (count) => `設定ファイルに確認が必要な点が${count}件あります`,
    noWarnings: "設定ファイルに警告はありません",
    warning: (line, path, found, expected) => `${line}行目 ${path}: 記載「${found}」、正しくは ${expected}。`,
    groups: {
      booking: "予約の規則",
      outcome: "予約の結果の判定",
      waitlist: "順番待ち",
      figures: "集計とデータ",
      money: "公平性と料金",
    },
    rule: "項目",
    value: "設定",
    rules: {
      granularity: "予約の刻み",
      minimum: "最短の予約",
      maximum: "最長の予約",
      horizon: "予約できる先",
      notice: "予約の締切(開始前)",
      changeover: "予約間の空け時間",
      qualification: "必要な資格",
      outsidersNeedApproval: "会員外の予約は承認制",
      futureBookings: "これからの予約の上限",
      quotas: "会社ごとの上限",
      shortNotice: "上限に数えない直前予約",
      lateCancellation: "取消しに料金がかかる期限",
      names: "ほかの会社名の表示",
      usedShare: "使用とみなす割合",
      reminder: "使用開始の確認連絡",
      noShow: "無断不使用とみなす時間",
      held: "中断を使用とみなす時間",
      leastOutcomeCoverage: "判定に必要なデータ充足率",
      release: "無断不使用の残り時間を開放",
      hold: "仮押さえの時間",
      leastHold: "仮押さえの最短時間",
      mostPerCompany: "1社が並べる数",
      leastQuality: "警告するデータ充足率",
      bridge: "補完する途切れの長さ",
      runBreak: "一続きの使用とみなす中断",
      early: "前倒しとみなす範囲",
      grace: "日次集計を待つ時間",
      basis: "利用の数え方",
      peakFactor: "混雑時間帯の係数",
      halfLife: "過去の利用の半減期",
      lateCancel: "遅い取消しの料金",
      noShowCharge: "無断不使用の料金",
      paymentDays: "支払期限",
    },
    values: {
      short: "略称を表示",
      hidden: "表示しない",
      chargeable: "課金対象",
      used: "実使用",
      booked: "予約",
    },
    days: (count) => `${count} 日`,
    ofPrice: (share) => `料金の ${share}`,
    closedOnHolidays: "祝日は閉所",
    since: (day) => `${day}から`,
    changed: (day, to) => `${day}から${to}`,
    yes: "はい",
    no: "いいえ",
    notSet: "なし",
    hoursPer: (hours, window, peak) => `${window}あたり${hours}時間${peak ? "(混雑時間帯のみ)" : ""}`,
    bookings: (count) => `${count}件`,
    times: (factor) => `${factor} 倍`,
    yen: (amount) => `+ ${amount}`,
    calendars: "開放時間",
    clusterCalendar: "全設備共通",
    machines: "設備ごとの設定",
    machine: "設備",
    rate: "時間単価(税抜)",
    perHour: (amount) => `${amount} / 時間`,
    hours: "開放時間",
    ownRules: "独自の予約規則",
    asCluster: "共通",
    signals: "信号",
    derivation: "状態の決め方",
    always: "常時",
    keep: "前の状態のまま",
    weekdays: { mon: "月", tue: "火", wed: "水", thu: "木", fri: "金", sat: "土", sun: "日" },
    fiscalYear: (month) => `年度は${month}月から`,
    zone: "時間帯",
  },
  en: {
    note: "As it was loaded at the start. Change the site file, check it with npm run site:check, then restart.",
    version: (hash) => `version ${hash}`,
    warnings: (count) =>
      count === 1
        ? "One thing in the site file needs a look"
        : `${count} things in the site file need a look`,
    noWarnings: "The site file has no warnings",
    warning: (line, path, found, expected) => `line ${line}, ${path}: found ${found}, expected ${expected}.`,
    groups: {
      booking: "Rules of booking",
      outcome: "What became of bookings",
      waitlist: "Waitlist",
      figures: "Figures and data",
      money: "Fairness and money",
    },
    rule: "Rule",
    value: "Setting",
    rules: {
      granularity: "Bookings begin and end at",
      minimum: "Shortest booking",
      maximum: "Longest booking",
      horizon: "How far ahead",
      notice: "How long before its start",
      changeover: "Kept free between bookings",
      qualification: "Qualification needed",
      outsidersNeedApproval: "Outsiders need approval",
      futureBookings: "Most bookings ahead",
      quotas: "Most hours of a company",
      shortNotice: "Short notice, outside the quotas",
      lateCancellation: "Late cancellation from",
      names: "Names of other companies",
      usedShare: "Used from a share of",
      reminder: "Reminder after silence of",
      noShow: "No-show after silence of",
      held: "Held counts as use for",
      leastOutcomeCoverage: "Coverage a verdict needs",
      release: "The rest of a no-show is released",
      hold: "Offers are held for",
      leastHold: "No offer shorter than",
      mostPerCompany: "Lines of one company",
      leastQuality: "Alarm below a coverage of",
      bridge: "Gaps bridged up to",
      runBreak: "A break that ends a run",
      early: "Early use from",
      grace: "Days wait for late data for",
      basis: "What counts as use",
      peakFactor: "Peak factor",
      halfLife: "Half-life of past use",
      lateCancel: "Late cancellation pays",
      noShowCharge: "No-show pays",
      paymentDays: "Days to pay",
    },
    values: {
      short: "by short name",
      hidden: "not shown",
      chargeable: "chargeable",
      used: "used",
      booked: "booked",
    },
    days: (count) => `${count} days`,
    ofPrice: (share) => `${share} of the price`,
    closedOnHolidays: "closed on holidays",
    since: (day) => `from ${day}`,
    changed: (day, to) => `${to} from ${day}`,
    yes: "yes",
    no: "no",
    notSet: "none",
    hoursPer: (hours, window, peak) => `${hours} h in ${window}${peak ? " (peak hours)" : ""}`,
    bookings: (count) => count,
    times: (factor) => `${factor} x`,
    yen: (amount) => `+ ${amount}`,
    calendars: "Open hours",
    clusterCalendar: "All machines",
    machines: "By machine",
    machine: "Machine",
    rate: "Price per hour, before tax",
    perHour: (amount) => `${amount} / h`,
    hours: "Open hours",
    ownRules: "Rules of its own",
    asCluster: "as all",
    signals: "Signals",
    derivation: "How its state is told",
    always: "always",
    keep: "as before",
    weekdays: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
    fiscalYear: (month) => `fiscal year from month ${month}`,
    zone: "Time zone",
  },
};
