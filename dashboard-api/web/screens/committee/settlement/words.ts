import type { Dictionary } from "../../../language/language.ts";

export const settlementWords: Dictionary<{
  months: string;
  month: string;
  status: string;
  statuses: { draft: string; published: string };
  total: string;
  noMonths: string;
  noMonthsHint: string;
  titleOf: (month: string) => string;
  publishedAt: (at: string, version: number) => string;
  draftHint: string;
  notOver: string;
  daysDue: (count: string) => string;
  disputes: (count: string) => string;
  differing: string;
  company: string;
  number: string;
  lines: string;
  net: string;
  tax: string;
  paper: string;
  all: string;
  publish: string;
  publishTitle: (month: string) => string;
  publishNote: (count: string, total: string) => string;
  published: (month: string) => string;
  correct: string;
  correctTitle: (company: string) => string;
  correctNote: string;
  correctReason: string;
  corrected: (company: string) => string;
  remark: string;
  nothing: string;
  uncharged: string;
  unchargedNote: string;
  toJudge: string;
  machine: string;
  why: string;
  amount: string;
  hours: (hours: string) => string;
  reasons: { unassigned: string; noFee: string; cost: string };
  board: string;
  estimate: string;
  estimateNote: string;
  estimateMachine: string;
  day: string;
  from: string;
  to: string;
  workOut: string;
  estimated: string;
  estimatePaper: string;
  withTax: string;
}> = {
  ja: {
    months: "月の一覧",
    month: "月",
    status: "状態",
    statuses: { draft: "確定前", published: "確定済み" },
    total: "合計(税込)",
    noMonths: "精算する月がまだありません",
    noMonthsHint: "設備の稼働が記録されると、その月から表示されます。",
    titleOf: (month) => `${month}分の精算`,
    publishedAt: (at, version) =>
      `${at}に確定。台帳の版 ${version} による。以後の変更は修正の明細で行います。`,
    draftHint: "現在の記録による計算です。確定するまで、記録の訂正に応じて変わります。",
    notOver: "この月はまだ終わっていません。確定は月が終わってからできます。",
    daysDue: (count) => `集計が済んでいない設備・日が${count}件あります。済むまで確定できません。`,
    disputes: (count) => `判断待ちの異議が${count}件あります。確定後の変更は修正の明細になります。`,
    differing: "確定後に記録が変わり、請求額が現在の計算と異なる会社があります。",
    company: "会社",
    number: "番号",
    lines: "行数",
    net: "税抜",
    tax: "消費税",
    paper: "利用明細・請求",
    all: "全社合計",
    publish: "この月を確定する",
    publishTitle: (month) => `${month}分の精算を確定しますか`,
    publishNote: (count, total) =>
      `${count}社の利用明細に番号を付け、金額を固定します。合計 ${total}。確定は取り消せません。`,
    published: (month) => `${month}分の精算を確定しました`,
    correct: "修正を発行",
    correctTitle: (company) => `${company}への修正を発行しますか`,
    correctNote: "現在の記録との差額を、元の番号を引用した修正の明細として発行します。取り消せません。",
    correctReason: "修正の理由(明細に記載されます)",
    corrected: (company) => `${company}への修正を発行しました`,
    remark: "操作記録に残す理由(任意)",
    nothing: "この月に請求するものはありません",
    uncharged: "どの会社にも請求されない分",
    unchargedNote: "割り当て先のない使用や、料金の定めのない費用です。",
    toJudge: "判断する",
    machine: "設備・費用",
    why: "理由",
    amount: "時間・金額",
    hours: (hours) => `${hours} 時間`,
    reasons: { unassigned: "割り当て先なし", noFee: "料金の定めなし", cost: "負担する会社なし" },
    board: "週間予約表",
    estimate: "見積",
    estimateNote: "予約どおりに使用した場合の金額を、精算と同じ規則で計算します。",
    estimateMachine: "設備",
    day: "日付",
    from: "開始",
    to: "終了",
    workOut: "計算する",
    estimated: "見積額",
    estimatePaper: "御見積書を開く",
    withTax: "税込",
  },
  en: {
    months: "Months",
    month: "Month",
    status: "Status",
    statuses: { draft: "Draft", published: "Published" },
    total: "Total with tax",
    noMonths: "There is no month to settle yet",
    noMonthsHint: "Months appear once machines have been at work.",
    titleOf: (month) => `Settlement of ${month}`,
    publishedAt: (at, version) =>
      `Published ${at}, by version ${version} of the ledger. Later changes are corrections.`,
    draftHint: "Worked out from the books as they are now; it changes with them until it is published.",
    notOver: "The month is not over. It can be published when it is.",
    daysDue: (count) =>
      `${count} machine-days are not in the books yet; the month can be published when they are.`,
    disputes: (count) => `${count} disputes wait for a decision. Changes after publication are corrections.`,
    differing: "The books have changed since, and with them what these companies are charged.",
    company: "Company",
    number: "No.",
    lines: "Lines",
    net: "Before tax",
    tax: "Tax",
    paper: "Statement",
    all: "All companies",
    publish: "Publish this month",
    publishTitle: (month) => `Publish the settlement of ${month}?`,
    publishNote: (count, total) =>
      `${count} statements get their numbers and are locked. Total ${total}. This cannot be undone.`,
    published: (month) => `The settlement of ${month} is published`,
    correct: "Correct",
    correctTitle: (company) => `Correct the statement of ${company}?`,
    correctNote:
      "The difference to the books as they are now is issued as a correction that cites the first number. This cannot be undone.",
    correctReason: "Reason, which stands on the statement",
    corrected: (company) => `A correction for ${company} is issued`,
    remark: "Reason for the audit log (optional)",
    nothing: "Nothing is charged for this month",
    uncharged: "Charged to nobody",
    unchargedNote: "Use that is nobody's, and what no fee or company is named for.",
    toJudge: "Decide",
    machine: "Machine or cost",
    why: "Why",
    amount: "Hours or amount",
    hours: (hours) => `${hours} h`,
    reasons: { unassigned: "assigned to nobody", noFee: "no fee is named", cost: "no company bears it" },
    board: "Weekly board",
    estimate: "Estimate",
    estimateNote: "What a booking costs if it is kept, by the rules of the settlement.",
    estimateMachine: "Machine",
    day: "Day",
    from: "From",
    to: "To",
    workOut: "Work out",
    estimated: "Estimate",
    estimatePaper: "Open as a paper",
    withTax: "with tax",
  },
};
