import type { ApiProblem } from "../api/problem.ts";
import { kindOf } from "../api/problem.ts";
import type { Dictionary } from "../language/language.ts";

interface ProblemWords {
  /** By the last part of a problem's type: what happened, and what to do. */
  kinds: Record<string, { title: string; way: string }>;
  other: { title: string; way: string };
}

export const problemWords: Dictionary<ProblemWords> = {
  ja: {
    kinds: {
      unreachable: {
        title: "サーバーにつながりません",
        way: "通信を確認してください。つながり次第、もう一度お試しいただけます。",
      },
      unavailable: {
        title: "いまはデータを読み出せません",
        way: "データベースの準備中か、停止しています。数秒後にもう一度お試しください。",
      },
      "not-found": { title: "見つかりません", way: "削除されたか、閲覧の権限がありません。" },
      forbidden: { title: "この操作の権限がありません", way: "委員会にご相談ください。" },
      busy: { title: "その時間は埋まりました", way: "別の時間をお選びください。" },
      refused: { title: "予約規則により受け付けられません", way: "理由と、予約できる時間を示します。" },
      stale: {
        title: "ほかの人が先に変更しました",
        way: "最新の内容を確認してから、もう一度操作してください。",
      },
      conflict: { title: "すでに使われているか、変更されています", way: "最新の内容を確認してください。" },
      "invalid-request": { title: "入力内容を確認してください", way: "示された項目を直してください。" },
      "too-many-requests": { title: "短い時間に操作が続きました", way: "少し待ってからお試しください。" },
      "sign-in-refused": {
        title: "ログイン名かパスワードが違います",
        way: "お忘れの場合は、委員会がパスワード再設定のリンクを発行できます。",
      },
      fault: {
        title: "サーバーで障害が起きました",
        way: "操作は記録されています。管理者にお問い合わせ番号をお伝えください。",
      },
      csrf: { title: "ログインが切り替わりました", way: "ページを読み込み直してください。" },
    },
    other: { title: "処理できませんでした", way: "もう一度お試しください。" },
  },
  en: {
    kinds: {
      unreachable: {
        title: "The server cannot be reached",
        way: "Check the connection. As soon as it is back you can try again.",
      },
      unavailable: {
        title: "Data cannot be read at the moment",
        way: "The database is starting or stopped. Try again in a few seconds.",
      },
      "not-found": { title: "Not found", way: "It was removed, or it is not yours to see." },
      forbidden: { title: "You may not do this", way: "Ask the committee." },
      busy: { title: "That time has been taken", way: "Choose another time." },
      refused: { title: "The booking rules are against it", way: "The reasons and free times are shown." },
      stale: { title: "Somebody else changed it first", way: "Look at how it is now, then do it again." },
      conflict: { title: "It is taken or has changed", way: "Look at how it is now." },
      "invalid-request": { title: "Please check what you entered", way: "Correct what is marked." },
      "too-many-requests": { title: "Too much in a short time", way: "Wait a moment, then try again." },
      "sign-in-refused": {
        title: "Login or password is wrong",
        way: "If you forgot it, the committee can make a link for a new password.",
      },
      fault: {
        title: "A fault in the server",
        way: "It is in the log. Tell the request id to who runs the server.",
      },
      csrf: { title: "The sign-in has changed", way: "Load the page again." },
    },
    other: { title: "It could not be done", way: "Try again." },
  },
};

/** What a problem is called, in the words of the page, for toasts and notices. */
export const problemText = (words: ProblemWords, problem: ApiProblem) =>
  words.kinds[kindOf(problem)] ?? words.other;
