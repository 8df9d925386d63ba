import type { Dictionary } from "../../../language/language.ts";

type AccountState = "invited" | "active" | "disabled";

export const peopleWords: Dictionary<{
  pin: string;
  pinHint: string;
  pinSet: (time: string, by: string) => string;
  pinUnset: string;
  pinLocked: (machine: string, time: string) => string;
  newPin: string;
  pinRule: string;
  pinWrong: string;
  savePin: string;
  changePin: string;
  pinSaved: string;
  people: string;
  name: string;
  account: string;
  states: Record<AccountState, string>;
  noAccount: string;
  manager: string;
  qualifications: string;
  noQualifications: string;
  qualifiedUntil: (what: string, day: string) => string;
  levels: Record<string, string>;
  disable: string;
  enable: string;
  disabled: (name: string) => string;
  enabled: (name: string) => string;
  invite: string;
  inviteHint: string;
  login: string;
  loginHint: string;
  kana: string;
  makeLink: string;
  linkTitle: (name: string) => string;
  linkHint: (until: string) => string;
  taken: string;
  empty: string;
}> = {
  ja: {
    pin: "会社の暗証番号",
    pinHint:
      "設備の前で開始・延長・終了などをするときに、社員が入力する番号です。退職や漏れのときは変えてください。",
    pinSet: (time, by) => `設定済み(${time} ${by})`,
    pinUnset: "まだ設定されていません。設定するまで、設備の前での操作はできません。",
    pinLocked: (machine, time) =>
      `${machine}では間違いが続き、${time} まで入力できません。設定し直すとすぐ使えます。`,
    newPin: "新しい暗証番号",
    pinRule: "6〜8桁の数字。111111 や 123456 のような番号は使えません",
    pinWrong: "6〜8桁の数字で、同じ数字ばかりや続き番号でないものにしてください",
    savePin: "暗証番号を設定する",
    changePin: "暗証番号を変える",
    pinSaved: "暗証番号を設定しました。社員に伝えてください",
    people: "社員",
    name: "氏名",
    account: "ログイン",
    states: { invited: "招待中", active: "利用中", disabled: "停止中" },
    noAccount: "なし",
    manager: "管理者",
    qualifications: "操作資格",
    noQualifications: "なし",
    qualifiedUntil: (what, day) => `${what}(${day} まで)`,
    levels: { operator: "操作", trainer: "指導" },
    disable: "停止する",
    enable: "再開する",
    disabled: (name) => `${name}さんのログインを停止しました`,
    enabled: (name) => `${name}さんのログインを再開しました`,
    invite: "社員を招待する",
    inviteHint: "リンクを本人に渡すと、本人がパスワードを決めて使い始められます。",
    login: "ログイン名",
    loginHint: "メールアドレスなど",
    kana: "フリガナ",
    makeLink: "招待のリンクを作る",
    linkTitle: (name) => `${name}さんの招待リンク`,
    linkHint: (until) => `この画面でだけ表示されます。${until} まで1回使えます。`,
    taken: "このログイン名は使われています",
    empty: "社員の登録はまだありません。招待すると、ここに並びます。",
  },
  en: {
    pin: "Company PIN",
    pinHint:
      "Your people enter it at a machine to start, extend or finish. Change it when somebody leaves or it got out.",
    pinSet: (time, by) => `Set (${time}, ${by})`,
    pinUnset: "Not set yet. Until then nobody of yours can act at a machine.",
    pinLocked: (machine, time) =>
      `After wrong ones ${machine} takes none until ${time}. Setting it anew opens it at once.`,
    newPin: "New PIN",
    pinRule: "6 to 8 digits, not like 111111 or 123456",
    pinWrong: "6 to 8 digits, neither all the same nor one after the other",
    savePin: "Set the PIN",
    changePin: "Change the PIN",
    pinSaved: "The PIN is set. Tell your people",
    people: "People",
    name: "Name",
    account: "Sign-in",
    states: { invited: "Invited", active: "Active", disabled: "Stopped" },
    noAccount: "None",
    manager: "manager",
    qualifications: "Qualified for",
    noQualifications: "Nothing yet",
    qualifiedUntil: (what, day) => `${what} (until ${day})`,
    levels: { operator: "operator", trainer: "trainer" },
    disable: "Stop",
    enable: "Resume",
    disabled: (name) => `${name} cannot sign in any more`,
    enabled: (name) => `${name} can sign in again`,
    invite: "Invite a person",
    inviteHint: "Give the link to the person, who then chooses a password.",
    login: "Login",
    loginHint: "Such as the e-mail address",
    kana: "Kana of the name",
    makeLink: "Make the link",
    linkTitle: (name) => `Invitation of ${name}`,
    linkHint: (until) => `It is shown this once, and works once until ${until}.`,
    taken: "This login is taken",
    empty: "No people yet",
  },
};
