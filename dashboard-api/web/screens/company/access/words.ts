import type { Dictionary } from "../../../language/language.ts";

/** What a token may do; process values are for analysis. */
export const offeredScopes = ["read", "signals", "bookings"] as const;
export type OfferedScope = (typeof offeredScopes)[number];

export const accessWords: Dictionary<{
  title: string;
  hint: string;
  name: string;
  nameHint: string;
  may: string;
  scopes: Record<string, string>;
  expires: string;
  terms: Record<"30" | "90" | "365", string>;
  make: string;
  madeTitle: (name: string) => string;
  madeHint: string;
  list: string;
  created: string;
  state: string;
  valid: (until: string) => string;
  expired: (at: string) => string;
  revoked: (at: string) => string;
  end: string;
  endTitle: (name: string) => string;
  endHint: string;
  keep: string;
  ended: string;
  none: string;
  noneHint: string;
  docs: string;
}> = {
  ja: {
    title: "APIトークン",
    hint: "自社の予定表や生産管理の仕組みから、予約や稼働状態を読み書きするための鍵です。権限はあなたと同じ範囲までです。",
    name: "名前",
    nameHint: "何に使うか。例: 生産管理との連携",
    may: "できること",
    scopes: {
      read: "読み取り",
      signals: "自社の時間の信号値",
      bookings: "予約の登録と変更",
      accounts: "社員の登録",
      settlements: "精算",
    },
    expires: "有効期間",
    terms: { 30: "30日", 90: "90日", 365: "1年" },
    make: "トークンを作る",
    madeTitle: (name) => `トークン「${name}」を作りました`,
    madeHint: "この画面でだけ表示されます。安全な場所に保存してください。",
    list: "作ったトークン",
    created: "作成日",
    state: "状態",
    valid: (until) => `有効(${until} まで)`,
    expired: (at) => `期限切れ(${at})`,
    revoked: (at) => `無効(${at})`,
    end: "無効にする",
    endTitle: (name) => `トークン「${name}」を無効にしますか`,
    endHint: "これを使っている仕組みは、すぐにつながらなくなります。元には戻せません。",
    keep: "やめる",
    ended: "トークンを無効にしました",
    none: "トークンはまだありません",
    noneHint: "外部の仕組みとつなぐときに作ります。",
    docs: "APIの説明書",
  },
  en: {
    title: "API tokens",
    hint: "Keys by which your own systems read and write bookings and machine states. They can do no more than you.",
    name: "Name",
    nameHint: "What it is for, such as production planning",
    may: "It may",
    scopes: {
      read: "read",
      signals: "read signals of your own time",
      bookings: "make and change bookings",
      accounts: "invite people",
      settlements: "settle",
    },
    expires: "Valid for",
    terms: { 30: "30 days", 90: "90 days", 365: "a year" },
    make: "Make a token",
    madeTitle: (name) => `The token "${name}" is made`,
    madeHint: "It is shown this once. Keep it in a safe place.",
    list: "Tokens made",
    created: "Made",
    state: "State",
    valid: (until) => `Valid until ${until}`,
    expired: (at) => `Expired ${at}`,
    revoked: (at) => `Revoked ${at}`,
    end: "Revoke",
    endTitle: (name) => `Revoke the token "${name}"?`,
    endHint: "What uses it is cut off at once. It cannot be undone.",
    keep: "Keep it",
    ended: "The token is revoked",
    none: "No tokens yet",
    noneHint: "Make one to connect another system.",
    docs: "Description of the API",
  },
};
