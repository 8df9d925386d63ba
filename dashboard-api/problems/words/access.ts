import { both } from "../../../config/bilingual.ts";

/** What is told to who may not, or with what it may. */
export const accessTexts = {
  atMachine: both(
    "The page at a machine does not do this: sign in instead.",
    "設備の画面ではこの操作はできません。ログインして操作してください。",
  ),
  noScopes: both(
    "No API token with scopes may do this; sign in instead.",
    "範囲付きの API トークンではこの操作はできません。ログインして操作してください。",
  ),
  lacksScope: (needed: string, scopes: readonly string[]) =>
    both(
      `The token lacks the scope \`${needed}\`; it has: ${scopes.join(", ")}.`,
      `このトークンには \`${needed}\` の範囲がありません。許可されている範囲: ${scopes.join(", ")}。`,
    ),
  csrf: both(
    "A change in a browser's session carries `csrf` of GET /api/v1/session as X-CSRF-Token.",
    "ブラウザーからの変更には、GET /api/v1/session の `csrf` を X-CSRF-Token として付けてください。",
  ),
  tokenIsNoSession: both(
    "A token is no session: it has no password and is revoked.",
    "トークンにはパスワードもログアウトもありません。不要になったら失効させてください。",
  ),
  ownPage: both(
    "Sign in from this installation's own page.",
    "このシステム自身のページからログインしてください。",
  ),
  noSuchToken: both(
    "There is no such token. GET /api/v1/tokens lists those there are.",
    "そのトークンはありません。一覧は GET /api/v1/tokens で見られます。",
  ),
  excessScope: (excess: string) =>
    both(
      `A token cannot make one with a scope it lacks: ${excess}.`,
      `トークンは、自分にない範囲のトークンを作れません: ${excess}。`,
    ),
  tokensForRoles: both(
    "Only the committee makes tokens for other roles.",
    "ほかの役割のトークンを作れるのは委員会だけです。",
  ),
  tokenOfFile: both(
    "A token of the file has no account: name the role (the committee may), or sign in.",
    "ファイルに書かれたトークンにはアカウントがありません。役割を指定する(委員会のみ)か、ログインしてください。",
  ),
  machineLinks: both("The committee makes the links of machines.", "設備のリンクを作れるのは委員会です。"),
  auditLog: both("The audit log is the committee's.", "監査記録を見られるのは委員会だけです。"),
  siteFile: both("This role does not read the site file.", "この役割ではサイト設定を見られません。"),
  signInRefused: both(
    "Check both. If you forgot the password, the committee can make a link for a new one.",
    "入力を確認してください。お忘れの場合は、委員会がパスワード再設定のリンクを発行できます。",
  ),
};
