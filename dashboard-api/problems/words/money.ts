import { both } from "../../../config/bilingual.ts";

/** What is told about settlements and evidence. */
export const moneyTexts = {
  nothingPublished: (month: string) =>
    both(
      `${month} is not published: what is wrong in it needs no correction yet.`,
      `${month} はまだ確定していません。修正は確定した後に発行できます。`,
    ),
  monthNotOver: (month: string) =>
    both(
      `${month} is not over: it can be published after its last day.`,
      `${month} はまだ終わっていません。月末の翌日から確定できます。`,
    ),
  daysDue: (days: number, month: string) =>
    both(
      `The books of ${days} machine-days of ${month} are still to be made: wait for them.`,
      `${month} の集計が${days}設備日分まだ終わっていません。終わるまでお待ちください。`,
    ),
  publishedAlready: (month: string) =>
    both(
      `${month} is published already; correct single statements of it.`,
      `${month} は確定済みです。必要な会社の明細を修正してください。`,
    ),
  nothingToCorrect: both(
    "The statement says what the books say: there is nothing to correct.",
    "明細は集計と一致しています。修正するところはありません。",
  ),
  correctedMeanwhile: both(
    "The statement was corrected meanwhile: read it again.",
    "明細がその間に修正されました。読み直してください。",
  ),
  statementsBetween: both(
    "Statements are between the committee and each company.",
    "明細を見られるのは委員会とその会社です。",
  ),
  noSuchStatement: both(
    "There is no such statement, or it is not yours to see.",
    "その明細はないか、閲覧の権限がありません。",
  ),
  monthNotBegun: (month: string) => both(`${month} has not begun.`, `${month} はまだ始まっていません。`),
  publishes: both("The committee publishes settlements.", "精算を確定できるのは委員会です。"),
  corrects: both("The committee corrects statements.", "明細を修正できるのは委員会です。"),
  noSuchGrant: both(
    "There is no such grant. GET /api/v1/evidence lists those there are.",
    "その補助金はありません。一覧は GET /api/v1/evidence で見られます。",
  ),
  yearNotBegun: (year: number) =>
    both(`Fiscal year ${year} has not begun.`, `${year}年度はまだ始まっていません。`),
  noSuchReport: both(
    "There is no such report of this grant and year.",
    "この補助金と年度の報告書はありません。",
  ),
  evidenceOf: both(
    "Evidence is told to the grant office, the committee and its office.",
    "利用実績の報告を見られるのは補助金事務局・委員会・事務局です。",
  ),
  reports: both("The committee reports to the grant office.", "補助金事務局に報告できるのは委員会です。"),
  register: both(
    "The committee keeps the register of assets.",
    "財産台帳を見られるのは委員会・事務局・監査者です。",
  ),
};
