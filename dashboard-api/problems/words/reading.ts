import { both } from "../../../config/bilingual.ts";

/** What is told to who reads machines and figures. */
export const readingTexts = {
  noSuchMachine: both(
    "There is no such machine. GET /api/v1/machines lists those there are.",
    "その設備はありません。一覧は GET /api/v1/machines で見られます。",
  ),
  noSuchSignal: (machine: string) =>
    both(`The machine ${machine} has no such signal.`, `設備 ${machine} にその信号はありません。`),
  notAllYours: both(
    "Not all of this time was your company's: ask for a window within its own bookings.",
    "この期間には自社以外の時間が含まれています。自社の予約の範囲を指定してください。",
  ),
  signalsOf: both(
    "Process values belong to the company that had the time; else only the committee reads them, with a reason.",
    "信号を見られるのはその時間に使っていた会社です。ほかには委員会だけが、理由を記録して見られます。",
  ),
  auditUnwritten: both(
    "The audit log cannot be written, and without a record no process value is told.",
    "監査記録を書けないため、信号を表示できません。",
  ),
  figureOf: both(
    "A company's figure is opened by itself, the committee, the office and the auditor.",
    "会社の数値の内訳を見られるのは、その会社・委員会・事務局・監査者です。",
  ),
  noFiguresAtMachine: both(
    "A machine's page sees no company's figures.",
    "設備の画面では会社の数値を見られません。",
  ),
  noDemandAtMachine: both(
    "A machine's page sees no company's demand.",
    "設備の画面では会社の希望を見られません。",
  ),
  whatIf: both("What would be is the committee's to ask.", "試算できるのは委員会です。"),
  pageNotBuilt: both(
    "The page was not built: npm run build (npm ci does it, too).",
    "画面が作られていません。npm run build を実行してください(npm ci でも作られます)。",
  ),
  noSuchFile: both(
    "There is no such file: the page was built anew. Load it again.",
    "ファイルがありません。画面が更新されたため、再読み込みしてください。",
  ),
  tooManyStreams: (most: number) =>
    both(
      `There are ${most} streams already: close pages that are not used.`,
      `接続がすでに${most}本あります。使っていない画面を閉じてください。`,
    ),
  toJudge: both(
    "Only the committee, the office and the auditor see what is to be judged.",
    "判定待ちの一覧を見られるのは委員会・事務局・監査者です。",
  ),
};
