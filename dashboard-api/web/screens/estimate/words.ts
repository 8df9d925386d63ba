import type { Dictionary } from "../../language/language.ts";

export const estimateWords: Dictionary<{
  title: string;
  titleOf: (company: string) => string;
  back: string;
  nothing: string;
  nothingHint: string;
  number: string;
  numberHint: string;
  person: string;
  personHint: string;
  toPerson: (name: string) => string;
  validUntil: string;
  remark: string;
  issuedOn: string;
  subject: string;
  subjectOf: (machine: string) => string;
  when: string;
  dayOf: (day: string, weekday: string) => string;
  range: (from: string, to: string) => string;
  greeting: string;
  amount: string;
  withTax: string;
  lines: string;
  notes: string;
  free: string;
}> = {
  ja: {
    title: "御見積書",
    titleOf: (company) => `御見積書(${company})`,
    back: "精算・見積に戻る",
    nothing: "見積の内容が指定されていません",
    nothingHint: "委員会の「精算・見積」で、設備・会社・日時を選んでから開いてください。",
    number: "見積番号",
    numberHint: "任意。控えの番号があるときに",
    person: "ご担当者",
    personHint: "任意。氏名のみ",
    toPerson: (name) => `ご担当 ${name} 様`,
    validUntil: "有効期限",
    remark: "備考",
    issuedOn: "見積日",
    subject: "件名",
    subjectOf: (machine) => `設備利用料(${machine})`,
    when: "利用日時",
    dayOf: (day, weekday) => `${day}(${weekday})`,
    range: (from, to) => `${from}〜${to}`,
    greeting: "下記のとおりお見積り申し上げます。",
    amount: "御見積金額",
    withTax: "(税込)",
    lines: "明細",
    notes: "備考",
    free: "この時間に料金の対象となる利用はありません。",
  },
  en: {
    title: "Estimate",
    titleOf: (company) => `Estimate: ${company}`,
    back: "Back to settlement and estimates",
    nothing: "Nothing to estimate was named",
    nothingHint:
      "Choose a machine, a company and a time on the committee's settlement screen, and open it there.",
    number: "Estimate no.",
    numberHint: "Optional: that of your files",
    person: "Attention of",
    personHint: "Optional: the name alone",
    toPerson: (name) => `Attn. ${name}`,
    validUntil: "Valid until",
    remark: "Remark",
    issuedOn: "Date",
    subject: "Subject",
    subjectOf: (machine) => `Use of ${machine}`,
    when: "Time of use",
    dayOf: (day, weekday) => `${weekday} ${day}`,
    range: (from, to) => `${from} – ${to}`,
    greeting: "We are pleased to offer the following.",
    amount: "Estimated amount",
    withTax: "with tax",
    lines: "Lines",
    notes: "Remarks",
    free: "Nothing in this time is charged.",
  },
};
