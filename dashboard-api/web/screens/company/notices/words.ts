import type { NoticeKind } from "../../../../notices/notice-kind.ts";
import type { Dictionary } from "../../../language/language.ts";

type FeedKind = "company" | "machine" | "person";
type Way = "email" | "webhook";

export const noticesWords: Dictionary<{
  feeds: string;
  feedsHint: string;
  feedKinds: Record<FeedKind, string>;
  feedKind: string;
  machine: string;
  makeFeed: string;
  feedMade: string;
  feedMadeHint: string;
  noFeeds: string;
  noFeedsHint: string;
  whose: string;
  made: string;
  by: string;
  end: string;
  ended: string;
  notices: string;
  noticesHint: string;
  way: string;
  ways: Record<Way, string>;
  address: Record<Way, string>;
  begin: string;
  begun: string;
  secret: string;
  secretHint: string;
  noChannels: string;
  noChannelsHint: string;
  kinds: Record<NoticeKind, string>;
  what: string;
  trial: string;
  trialSent: string;
  sent: string;
  states: Record<"waiting" | "sent" | "given-up", string>;
  state: string;
  when: string;
  noneSent: string;
}> = {
  ja: {
    feeds: "カレンダー連携",
    feedsHint:
      "GoogleカレンダーやOutlook、スマートフォンに予約を表示するためのURLを作ります。URLを知っている人は誰でも見られますので、外に出さないでください。",
    feedKinds: { company: "自社の予約", machine: "設備の予約状況", person: "個人の予約" },
    feedKind: "対象",
    machine: "設備",
    makeFeed: "URLを作る",
    feedMade: "カレンダーのURLができました",
    feedMadeHint: "このURLは一度だけ表示されます。カレンダーの「URLで追加」に貼り付けてください。",
    noFeeds: "連携中のカレンダーはありません",
    noFeedsHint: "上で対象を選んでURLを作ると、ここに表示されます。",
    whose: "対象",
    made: "作成日",
    by: "作成者",
    end: "やめる",
    ended: "終了しました",
    notices: "お知らせの送り先",
    noticesHint: "順番待ちの空き、予約の変更、使用開始のうながしなどをお知らせします。",
    way: "送り方",
    ways: { email: "メール", webhook: "Webhook(LINEなど)" },
    address: { email: "メールアドレス", webhook: "URL(https://…)" },
    begin: "送り先を追加",
    begun: "送り先を追加しました",
    secret: "署名の鍵",
    secretHint: "この鍵は一度だけ表示されます。受け取る側の設定に使ってください。",
    noChannels: "送り先はまだありません",
    noChannelsHint: "メールアドレスを追加すると、お知らせが届くようになります。",
    kinds: {
      offer: "空きの仮押さえ",
      confirmed: "承認",
      refused: "不承認",
      changed: "変更",
      reminder: "開始のうながし",
      "no-show": "無断不使用",
      released: "自動返却",
      decided: "委員会の判断",
      approval: "承認待ち",
      disputed: "異議",
      test: "試し送信",
    },
    what: "内容",
    trial: "試しに送る",
    trialSent: "試しに送りました。届いたかご確認ください",
    sent: "最近のお知らせ",
    states: { waiting: "送信待ち", sent: "送信済み", "given-up": "送れませんでした" },
    state: "状態",
    when: "日時",
    noneSent: "お知らせはまだありません。",
  },
  en: {
    feeds: "Calendars",
    feedsHint:
      "An address that shows bookings in Google Calendar, Outlook or a phone. Whoever has it can read it: keep it inside.",
    feedKinds: { company: "Our bookings", machine: "A machine's bookings", person: "My bookings" },
    feedKind: "Of what",
    machine: "Machine",
    makeFeed: "Make the address",
    feedMade: "The calendar's address is made",
    feedMadeHint: "It is shown this once. Paste it where your calendar adds one by URL.",
    noFeeds: "No calendar is connected",
    noFeedsHint: "Choose above and make an address; it will be listed here.",
    whose: "Of what",
    made: "Made",
    by: "By",
    end: "End",
    ended: "Ended",
    notices: "Where notices go",
    noticesHint: "Slots that become free, changed bookings, reminders to start, and the like.",
    way: "How",
    ways: { email: "E-mail", webhook: "Webhook (LINE and others)" },
    address: { email: "E-mail address", webhook: "URL (https://…)" },
    begin: "Add",
    begun: "Added",
    secret: "Key of the signature",
    secretHint: "It is shown this once. The receiver checks the signature with it.",
    noChannels: "Notices go nowhere yet",
    noChannelsHint: "Add an e-mail address and they will arrive there.",
    kinds: {
      offer: "Held offer",
      confirmed: "Approved",
      refused: "Not approved",
      changed: "Changed",
      reminder: "Reminder to start",
      "no-show": "No-show",
      released: "Given back by policy",
      decided: "Committee's decision",
      approval: "To be approved",
      disputed: "Disputed",
      test: "Trial",
    },
    what: "What",
    trial: "Send a trial",
    trialSent: "A trial is on its way. Please see that it arrives",
    sent: "Recent notices",
    states: { waiting: "waiting", sent: "sent", "given-up": "could not be sent" },
    state: "State",
    when: "When",
    noneSent: "No notices yet.",
  },
};
