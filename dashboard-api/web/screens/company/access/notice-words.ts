import type { Dictionary } from "../../../language/language.ts";

/** What a company is told of its own bookings. */
export const noticeKinds = [
  ...["offer", "confirmed", "refused", "changed", "reminder", "no-show", "released", "decided"],
] as const;

export type ChannelKind = "email" | "webhook";

export const noticeWords: Dictionary<{
  title: string;
  hint: string;
  how: string;
  channels: Record<ChannelKind, string>;
  email: string;
  webhook: string;
  webhookHint: string;
  wrongAddress: string;
  about: string;
  kinds: Record<string, string>;
  all: string;
  make: string;
  secretTitle: string;
  secretHint: string;
  made: string;
  list: string;
  to: string;
  last: string;
  states: Record<"waiting" | "sent" | "given-up", string>;
  nothingYet: string;
  trial: string;
  trialSent: string;
  end: string;
  endTitle: string;
  endHint: (address: string) => string;
  keep: string;
  ended: string;
  none: string;
  noneHint: string;
}> = {
  ja: {
    title: "お知らせの送り先",
    hint: "順番が来たとき、予約が変わったとき、無断不使用と判定されたときなどに知らせます。",
    how: "届け方",
    channels: { email: "メール", webhook: "Webhook(LINEや社内システムなど)" },
    email: "メールアドレス",
    webhook: "送り先のURL",
    webhookHint: "https:// で始まるアドレス",
    wrongAddress: "送り先を確かめてください",
    about: "知らせる内容",
    kinds: {
      offer: "順番が来た(仮押さえ)",
      confirmed: "予約の確定",
      refused: "予約の却下",
      changed: "自社以外による変更・取消",
      reminder: "使い始めがない",
      "no-show": "無断不使用の判定",
      released: "残り時間の自動解放",
      decided: "委員会の判断",
      test: "試し送り",
    },
    all: "すべて",
    make: "送り先を加える",
    secretTitle: "Webhookの署名の鍵",
    secretHint: "この画面でだけ表示されます。受け取る側で、本物のお知らせか確かめるのに使います。",
    made: "送り先を加えました",
    list: "送り先の一覧",
    to: "送り先",
    last: "最後のお知らせ",
    states: { waiting: "送信待ち", sent: "送信済み", "given-up": "送れませんでした" },
    nothingYet: "まだありません",
    trial: "試しに送る",
    trialSent: "試しのお知らせを送ります。届くか確かめてください",
    end: "やめる",
    endTitle: "この送り先をやめますか",
    endHint: (address) => `${address} にはもう知らせません。`,
    keep: "続ける",
    ended: "送り先をやめました",
    none: "お知らせの送り先はまだありません",
    noneHint: "メールアドレスを加えると、順番待ちの仮押さえを逃しません。",
  },
  en: {
    title: "Where notices go",
    hint: "When it is your turn, when a booking is changed, when a no-show is judged and the like.",
    how: "By",
    channels: { email: "e-mail", webhook: "webhook (LINE, your own systems)" },
    email: "E-mail address",
    webhook: "Address to send to",
    webhookHint: "Begins with https://",
    wrongAddress: "Check the address",
    about: "About",
    kinds: {
      offer: "your turn in line (held offer)",
      confirmed: "booking confirmed",
      refused: "booking refused",
      changed: "changes by others",
      reminder: "not begun yet",
      "no-show": "no-show judged",
      released: "rest given up by policy",
      decided: "decisions of the committee",
      test: "trial",
    },
    all: "everything",
    make: "Add",
    secretTitle: "Key of the webhook's signature",
    secretHint: "It is shown this once. The receiver checks with it that a notice is genuine.",
    made: "Added",
    list: "Addresses",
    to: "To",
    last: "Last notice",
    states: { waiting: "waiting", sent: "sent", "given-up": "could not be sent" },
    nothingYet: "None yet",
    trial: "Send a trial",
    trialSent: "A trial notice is on its way. See that it arrives",
    end: "Stop",
    endTitle: "Stop notices there?",
    endHint: (address) => `Nothing more is sent to ${address}.`,
    keep: "Keep it",
    ended: "Stopped",
    none: "Notices go nowhere yet",
    noneHint: "Add an e-mail address, and no held offer is missed.",
  },
};
