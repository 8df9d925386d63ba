import { both } from "../../../config/bilingual.ts";

const makeOne = both(
  "One is made with: npm run token -- NAME --role ROLE (in the API's DATA_DIR; docs/operations.md).",
  "トークンは npm run token -- NAME --role ROLE で作れます(API の DATA_DIR で。docs/operations.md 参照)。",
);

/** What is told of a request as such, whatever it is about. */
export const requestTexts = {
  tokenNeeded: both(
    `Send a token as \`Authorization: Bearer TOKEN\`. ${makeOne.en}`,
    `トークンを \`Authorization: Bearer TOKEN\` として送ってください。${makeOne.ja}`,
  ),
  tokenInvalid: both("The token is not valid", "トークンが無効です"),
  tokenUnknown: both(
    `What was sent as \`Authorization\` is no token of this installation, or it was revoked. ${makeOne.en}`,
    `\`Authorization\` の値はこのシステムのトークンではないか、失効しています。${makeOne.ja}`,
  ),
  methods: (method: string, allowed: readonly string[]) =>
    both(
      `${method} does not exist here; there is ${allowed.join(", ")}.`,
      `ここでは ${method} は使えません。使えるのは ${allowed.join(", ")} です。`,
    ),
  nothingAt: (method: string, path: string) =>
    both(
      `There is nothing at ${method} ${path}. See /docs.`,
      `${method} ${path} はありません。/docs をご覧ください。`,
    ),
  correct: (count: number) =>
    both(
      `Correct what \`mistakes\` lists (${count}) and send it again.`,
      `\`mistakes\` に挙げた${count}件を直して、もう一度送ってください。`,
    ),
  wait: (seconds: number) => both(`Try again in ${seconds} s.`, `${seconds}秒後にもう一度お試しください。`),
  longAddress: both(
    "A part of the address is longer than any id.",
    "アドレスの一部が ID としては長すぎます。",
  ),
  unreadable: (why: string) => both(why, `受け付けられない形の送信です(${why})`),
  storeUnreadable: (why: string) =>
    both(
      `${why} Machines and their live states are answered meanwhile.`,
      `データベースを読み出せません。設備と現在の状態は、その間も見られます。(${why})`,
    ),
  fault: both(
    "It is in the log under the request id; tell it to who runs the server.",
    "お問い合わせ番号とともに記録しました。番号を管理者にお伝えください。",
  ),
  somethingElse: both("something else", "別の値"),
};
