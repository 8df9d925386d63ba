import type { Dictionary } from "../language/language.ts";

export const controlWords: Dictionary<{
  close: string;
  again: string;
  undo: string;
  loading: string;
  notices: string;
  csv: string;
  xlsx: string;
  print: string;
  requestId: string;
}> = {
  ja: {
    close: "閉じる",
    again: "もう一度",
    undo: "元に戻す",
    loading: "読み込み中",
    notices: "お知らせ",
    csv: "CSV",
    xlsx: "Excel",
    print: "印刷",
    requestId: "お問い合わせ番号",
  },
  en: {
    close: "Close",
    again: "Try again",
    undo: "Undo",
    loading: "Loading",
    notices: "Notices",
    csv: "CSV",
    xlsx: "Excel",
    print: "Print",
    requestId: "Request id",
  },
};
