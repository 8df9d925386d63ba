import type { NoteTable } from "../../dashboard-api/database/core-tables.ts";

type DemoNote = Omit<NoteTable, "id" | "at" | "corrects"> & {
  /** After the first day of the history. */
  days: number;
};

const everyone = { subject_kind: "machine", visibility: "everyone" } as const;

/** What people tell each other about the machines. */
export const demoNotes: readonly DemoNote[] = [
  {
    ...{ ...everyone, subject: "mc-5axis", company: "miyama", author: "宮下 翔", days: 6 },
    text: "ワーク測定プローブは工具番号 24。使用後は必ず電池を確認してください。",
  },
  {
    ...{ ...everyone, subject: "mc-5axis", company: null, author: "事務局 大島", days: 30 },
    text: "クーラント濃度は 8 %。減っていたら給水の前に濃度計で確認。",
  },
  {
    ...{ ...everyone, subject: "wire-edm", company: "akebono-kata", author: "春日 亮", days: 11 },
    text: "φ0.1 ワイヤは残り 2 巻。夜間の無人運転は φ0.2 を推奨。",
  },
  {
    ...{ ...everyone, subject: "laser", company: "tenryu-kinzoku", author: "唐木 優子", days: 19 },
    text: "SUS304 t=6 の条件表を更新しました(窒素 1.2 MPa)。",
  },
  {
    ...{ subject_kind: "capability", visibility: "everyone", subject: "test-chamber/climatic-test" },
    ...{ company: "shirakaba", author: "白鳥 恵", days: 33 },
    text: "85 ℃ / 85 % は連続 48 時間まで。給水タンクの補充を忘れずに。",
  },
  {
    ...{ subject_kind: "machine", visibility: "committee", subject: "mc-5axis" },
    ...{ company: null, author: "委員長 唐澤", days: 44 },
    text: "日中の予約が一社に偏っている。次の期間から日中枠は配分で決めることを検討する。",
  },
];

/** Something wrong with a machine, told at its page. */
export interface DemoFault {
  machine: string;
  company: string;
  by: string;
  text: string;
  /** After the first day of the history; null: it is still so. */
  opened: number;
  closed: number | null;
}

export const demoFaults: readonly DemoFault[] = [
  {
    ...{ machine: "mill-turn", company: "kamagane", by: "平澤 直樹", opened: 25, closed: 26 },
    text: "雷の後、通信が数時間途切れた。加工には影響なし。",
  },
  {
    ...{ machine: "laser", company: "kamagane", by: "鎌倉 正", opened: 52, closed: null },
    text: "集塵機のフィルタ警告が出ています。切断は可能です。",
  },
];
