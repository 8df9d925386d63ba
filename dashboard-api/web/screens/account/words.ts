import type { Dictionary } from "../../language/language.ts";

type Purpose = "setup" | "invitation" | "reset";

export const accountWords: Dictionary<{
  titles: Record<Purpose, string>;
  intro: Record<Purpose, string>;
  login: string;
  loginHint: string;
  name: string;
  password: string;
  passwordHint: string;
  again: string;
  differ: string;
  show: string;
  submit: Record<Purpose, string>;
  valid: (until: string) => string;
  noLink: string;
  noLinkHint: string;
  toSignIn: string;
  done: string;
}> = {
  ja: {
    titles: {
      setup: "はじめての設定",
      invitation: "アカウントの開始",
      reset: "パスワードの再設定",
    },
    intro: {
      setup:
        "委員会の最初のアカウントを作ります。このあと、会員の会社やほかの委員のアカウントは画面から招待できます。",
      invitation: "パスワードを決めると、このアカウントを使い始められます。",
      reset: "新しいパスワードを決めてください。ほかの端末でのログインはすべて終了します。",
    },
    login: "ログイン名",
    loginHint: "メールアドレスなど。2~100文字の英数字と . _ @ + -",
    name: "お名前",
    password: "新しいパスワード",
    passwordHint: "12文字以上。短い文章にすると覚えやすく安全です。",
    again: "新しいパスワード(確認)",
    differ: "2つのパスワードが一致していません。",
    show: "パスワードを表示する",
    submit: { setup: "アカウントを作成", invitation: "使い始める", reset: "再設定する" },
    valid: (until) => `このリンクは ${until} まで、一度だけ使えます。`,
    noLink: "このリンクは使えません",
    noLinkHint:
      "すでに使用されたか、有効期限が切れています。委員会または自社の管理者に、新しいリンクの発行を依頼してください。",
    toSignIn: "ログインへ",
    done: "パスワードを設定し、ログインしました。",
  },
  en: {
    titles: { setup: "First set-up", invitation: "Start your account", reset: "New password" },
    intro: {
      setup:
        "This makes the first account of the committee. Member companies and other committee members are then invited from the page.",
      invitation: "Choose a password and the account is yours to use.",
      reset: "Choose a new password. You will be signed out on every other device.",
    },
    login: "Login",
    loginHint: "Such as an e-mail address: 2 to 100 letters, digits and . _ @ + -",
    name: "Your name",
    password: "New password",
    passwordHint: "At least 12 characters. A short sentence is safe and easy to remember.",
    again: "New password, once more",
    differ: "The two passwords are not the same.",
    show: "Show the password",
    submit: { setup: "Make the account", invitation: "Start", reset: "Set the password" },
    valid: (until) => `This link works once, until ${until}.`,
    noLink: "This link does not work",
    noLinkHint:
      "It was used already or has expired. Ask the committee or your company's manager for a new one.",
    toSignIn: "To sign-in",
    done: "The password is set, and you are signed in.",
  },
};
