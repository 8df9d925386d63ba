import type { NoteTable } from "../../dashboard-api/database/core-tables.ts";

type DemoNote = Omit<NoteTable, "id" | "at"> & {
  /** After the first day of the history. */
  days: number;
};

const everyone = { subject_kind: "machine", visibility: "everyone", company: null, corrects: null } as const;

/** What people tell each other about the machines. */
export const demoNotes: readonly DemoNote[] = [
  {
    ...everyone,
    ...{ subject: "mc-5axis", author: "宮下 翔", days: 6 },
    text: "ワーク測定プローブは工具番号 24。使用後は必ず電池を確認してください。",
  },
  {
    ...everyone,
    ...{ subject: "mc-5axis", author: "事務局 大島", days: 30 },
    text: "クーラント濃度は 8 %。減っていたら給水の前に濃度計で確認。",
  },
  {
    ...everyone,
    ...{ subject: "wire-edm", author: "春日 亮", days: 11 },
    text: "φ0.1 ワイヤは残り 2 巻。夜間の無人運転は φ0.2 を推奨。",
  },
  {
    ...everyone,
    ...{ subject: "laser", author: "唐木 優子", days: 19 },
    text: "SUS304 t=6 の条件表を更新しました(窒素 1.2 MPa)。",
  },
  {
    subject_kind: "fault",
    ...{
      subject: "mill-turn",
      visibility: "everyone",
      company: null,
      corrects: null,
      author: "平澤 直樹",
      days: 25,
    },
    text: "雷の後、通信が数時間途切れることがあります。加工には影響ありません。",
  },
  {
    subject_kind: "capability",
    ...{
      subject: "test-chamber",
      visibility: "everyone",
      company: null,
      corrects: null,
      author: "白鳥 恵",
      days: 33,
    },
    text: "85 ℃ / 85 % は連続 48 時間まで。給水タンクの補充を忘れずに。",
  },
  {
    ...everyone,
    ...{ subject: "mc-5axis", visibility: "committee", author: "委員長 唐澤", days: 44 },
    text: "日中の予約が一社に偏っている。次の四半期から混雑時間帯の上限を検討する。",
  },
];
