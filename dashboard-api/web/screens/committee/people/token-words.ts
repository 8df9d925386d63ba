import type { Dictionary } from "../../../language/language.ts";

export const tokenWords: Dictionary<{
  token: string;
  scopes: string;
  scopeNames: Record<string, string>;
  expires: string;
  valid: string;
  revoked: string;
  revoke: string;
  revokeNote: (name: string) => string;
  revokeDone: string;
  makeToken: string;
  makeTokenNote: string;
  tokenTitle: string;
  tokenNote: string;
  noTokens: string;
}> = {
  ja: {
    token: "名称",
    scopes: "できること",
    scopeNames: {
      read: "閲覧",
      signals: "信号値",
      bookings: "予約",
      accounts: "アカウント",
      settlements: "精算",
    },
    expires: "有効期限",
    valid: "有効",
    revoked: "無効",
    revoke: "無効にする",
    revokeNote: (name) => `「${name}」は直ちに使えなくなります。元に戻せません。`,
    revokeDone: "トークンを無効にしました",
    makeToken: "トークンを作る",
    makeTokenNote: "閲覧用のトークンを作ります。有効期限は最長400日です。",
    tokenTitle: "トークンを控えてください",
    tokenNote: "表示は今回限りです。ほかの人に見られないよう保管してください。",
    noTokens: "トークンはありません。「トークンを作る」から作れます。",
  },
  en: {
    token: "Name",
    scopes: "May",
    scopeNames: {
      read: "read",
      signals: "signals",
      bookings: "bookings",
      accounts: "accounts",
      settlements: "settlements",
    },
    expires: "Until",
    valid: "valid",
    revoked: "revoked",
    revoke: "Revoke",
    revokeNote: (name) => `"${name}" ends at once and cannot be brought back.`,
    revokeDone: "Token revoked",
    makeToken: "Make a token",
    makeTokenNote: "A token that reads. It lasts 400 days at most.",
    tokenTitle: "Keep this token",
    tokenNote: "It is shown this once. Keep it where nobody else sees it.",
    noTokens: "There are no tokens yet. Make one for each system that is to use the API.",
  },
};
