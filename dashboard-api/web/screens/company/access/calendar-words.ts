import type { Dictionary } from "../../../language/language.ts";

export type FeedKind = "company" | "machine" | "person";

export const calendarWords: Dictionary<{
  title: string;
  hint: string;
  of: string;
  kinds: Record<FeedKind, string>;
  machine: string;
  person: string;
  make: string;
  madeTitle: string;
  madeHint: string;
  list: string;
  what: string;
  made: string;
  madeBy: (day: string, by: string) => string;
  end: string;
  endTitle: string;
  endHint: string;
  keep: string;
  ended: string;
  none: string;
  noneHint: string;
}> = {
  ja: {
    title: "カレンダーへの配信",
    hint: "Googleカレンダー、Outlook、スマートフォンなどに予約を表示するための秘密のアドレスです。",
    of: "何の予約",
    kinds: { company: "自社の予約", machine: "1台の予約", person: "1人の予約" },
    machine: "設備",
    person: "社員",
    make: "アドレスを作る",
    madeTitle: "カレンダーのアドレスを作りました",
    madeHint:
      "この画面でだけ表示されます。カレンダーの「URLで追加」に貼り付けてください。知っている人は誰でも読めます。",
    list: "配信中のカレンダー",
    what: "内容",
    made: "作成",
    madeBy: (day, by) => `${day} ${by}`,
    end: "止める",
    endTitle: "このカレンダーの配信を止めますか",
    endHint: "このアドレスを使っているカレンダーは、更新されなくなります。元には戻せません。",
    keep: "やめる",
    ended: "配信を止めました",
    none: "配信中のカレンダーはありません",
    noneHint: "アドレスを作ると、ふだん使うカレンダーで予約を見られます。",
  },
  en: {
    title: "Calendar feeds",
    hint: "Secret addresses that show bookings in Google Calendar, Outlook or a phone's calendar.",
    of: "Bookings of",
    kinds: { company: "our company", machine: "one machine", person: "one person" },
    machine: "Machine",
    person: "Person",
    make: "Make an address",
    madeTitle: "The calendar's address is made",
    madeHint:
      "It is shown this once. Paste it where your calendar adds one by URL. Whoever has it can read it.",
    list: "Feeds in use",
    what: "Bookings of",
    made: "Made",
    madeBy: (day, by) => `${day}, ${by}`,
    end: "End",
    endTitle: "End this feed?",
    endHint: "Calendars that read this address are not renewed any more. It cannot be undone.",
    keep: "Keep it",
    ended: "The feed has ended",
    none: "No feeds yet",
    noneHint: "Make an address to see bookings in the calendar you use.",
  },
};
