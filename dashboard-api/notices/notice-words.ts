import type { NoticeKind } from "./notice-kind.ts";

interface Words {
  subject: Record<NoticeKind, string>;
  text: Record<NoticeKind, string>;
  machine: string;
  time: string;
  company: string;
  reason: string;
  open: string;
  foot: string;
}

/** Texts of notices, by language. */
export const noticeWords: Record<"ja" | "en", Words> = {
  ja: {
    subject: {
      offer: "空きが出ました(仮押さえ中)",
      confirmed: "予約が承認されました",
      refused: "予約は承認されませんでした",
      changed: "予約が変更されました",
      reminder: "予約の時間が始まっています",
      "no-show": "無断不使用と判定されました",
      released: "予約の残り時間を返却しました",
      decided: "委員会の判断をお知らせします",
      approval: "承認待ちの予約があります",
      disputed: "異議の申し立てがあります",
      test: "お知らせの試し送信",
    },
    text: {
      offer: "順番待ちの設備に空きが出ました。30分以内に、受けるか断るかをお知らせください。",
      confirmed: "委員会が予約を承認しました。",
      refused: "委員会は予約を承認しませんでした。",
      changed: "事務局または委員会が予約を変更しました。内容をご確認ください。",
      reminder:
        "予約の時間が始まりましたが、設備がまだ使われていません。段取り中の場合は、設備の画面で「段取り中」を押してください。使わない場合は、残りの時間を返却してください。",
      "no-show":
        "予約の時間に設備の使用が確認できませんでした。事情がある場合は、異議を申し立てることができます。",
      released: "使用が確認できなかったため、予約の残り時間を規定により返却しました。",
      decided: "予約について委員会が判断しました。",
      approval: "会員外などからの予約が承認を待っています。",
      disputed: "予約の判定に異議の申し立てがありました。",
      test: "このお知らせが届いていれば、設定は完了です。",
    },
    machine: "設備",
    time: "日時",
    company: "会社",
    reason: "理由",
    open: "予約を見る",
    foot: "このお知らせは設備予約システムから自動で送信しています。",
  },
  en: {
    subject: {
      offer: "A slot is free and held for you",
      confirmed: "Booking approved",
      refused: "Booking not approved",
      changed: "Your booking was changed",
      reminder: "Your booking has begun",
      "no-show": "Booking judged a no-show",
      released: "The rest of your booking was given back",
      decided: "The committee has decided",
      approval: "A booking waits for approval",
      disputed: "A judgement is disputed",
      test: "Trial notice",
    },
    text: {
      offer: "A machine you are in line for has become free. Please accept or decline within 30 minutes.",
      confirmed: "The committee has approved the booking.",
      refused: "The committee has not approved the booking.",
      changed: "The office or the committee has changed the booking. Please look at it.",
      reminder:
        "Your booking has begun and the machine has not been used yet. If you are setting up, tap Setup on the machine's page. If you do not need it, please give the rest back.",
      "no-show":
        "No use of the machine was seen in your booking. If there was a reason, you can dispute this.",
      released: "Since no use was seen, the rest of the booking was given back, as the policy says.",
      decided: "The committee has decided about the booking.",
      approval: "A booking waits for the committee's approval.",
      disputed: "The judgement of a booking is disputed.",
      test: "If this has reached you, all is set up.",
    },
    machine: "Machine",
    time: "Time",
    company: "Company",
    reason: "Reason",
    open: "See the booking",
    foot: "This notice was sent by the booking system.",
  },
};
