import { both } from "../../../config/bilingual.ts";
import type { Bilingual } from "../../../config/site/text.ts";

/** What kind of problem it is: the last part of its `type`, stable and for programs. */
export interface KindWords {
  readonly title: Bilingual;
  /** What a person at the page can do about it; absent: the problem's own detail says it. */
  readonly way?: Bilingual;
}

const kind = (title: Bilingual, way?: Bilingual): KindWords => (way ? { title, way } : { title });

/** The one vocabulary of problems: titles of the API's answers, and what the page says of them. */
export const kindWords = {
  "invalid-request": kind(
    both("The request is not valid", "入力内容を確認してください"),
    both("Correct what is listed, then try again.", "示された項目を直して、もう一度お試しください。"),
  ),
  unauthorized: kind(
    both("A token is needed", "ログインが必要です"),
    both("Sign in, then do it again.", "ログインしてから、もう一度操作してください。"),
  ),
  "sign-in-refused": kind(both("Login or password is wrong", "ログイン名かパスワードが違います")),
  csrf: kind(
    both("The change may come from another site", "ログインが切り替わりました"),
    both("Load the page again, then repeat it.", "ページを再読み込みしてから、もう一度操作してください。"),
  ),
  forbidden: kind(both("Not allowed", "この操作の権限がありません")),
  "not-found": kind(
    both("Not found", "見つかりません"),
    both("It was removed, or it is not yours to see.", "削除されたか、閲覧の権限がありません。"),
  ),
  "method-not-allowed": kind(both("Method not allowed", "このメソッドは使えません")),
  "not-acceptable": kind(both("Not acceptable", "求められた形式では返せません")),
  "too-large": kind(both("The request is too large", "送信内容が大きすぎます")),
  "unsupported-media-type": kind(both("Unsupported media type", "送信された形式は扱えません")),
  "request-refused": kind(both("The request was refused", "受け付けられませんでした")),
  "too-many-requests": kind(both("Too many requests", "短い時間に操作が続きました")),
  conflict: kind(both("It is taken or has changed", "いまの状態ではできません")),
  busy: kind(
    both("The time is taken", "その時間は埋まっています"),
    both("Choose another time.", "別の時間をお選びください。"),
  ),
  refused: kind(
    both("Rules of booking are against it", "予約規則により受け付けられません"),
    both("The reasons and free times are shown.", "理由と、予約できる時間を示します。"),
  ),
  impossible: kind(both("It cannot be done now", "いまはできません")),
  stale: kind(
    both("It was changed meanwhile", "ほかの人が先に変更しました"),
    both("Look at how it is now, then do it again.", "最新の内容を確認してから、もう一度操作してください。"),
  ),
  overtaken: kind(both("Grants were overtaken", "配分した時間が先に埋まりました")),
  "key-reused": kind(
    both("The Idempotency-Key was used for another request", "同じ操作の鍵が使われています"),
  ),
  "precondition-required": kind(both("If-Match is needed", "版の指定(If-Match)が必要です")),
  "not-now": kind(both("It cannot be done now", "いまはできません")),
  "pin-unset": kind(both("The company has no PIN yet", "暗証番号がまだありません")),
  "pin-refused": kind(both("The PIN is wrong", "暗証番号が違います")),
  "pin-locked": kind(both("No PIN is taken now", "暗証番号の入力を止めています")),
  unavailable: kind(
    both("Not available now", "いまはデータを読み出せません"),
    both(
      "The database is starting or stopped. Try again in a few seconds.",
      "データベースが準備中か、停止しています。数秒後にもう一度お試しください。",
    ),
  ),
  fault: kind(
    both("A fault in the server", "サーバーで障害が起きました"),
    both(
      "It is in the log. Tell the request id to who runs the server.",
      "記録は残っています。管理者にお問い合わせ番号をお伝えください。",
    ),
  ),
} as const satisfies Record<string, KindWords>;

export type ProblemKind = keyof typeof kindWords;
