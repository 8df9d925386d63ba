import type { Dictionary } from "../../language/language.ts";

export const signInWords: Dictionary<{
  title: string;
  login: string;
  password: string;
  submit: string;
  expired: string;
  demo: string;
  demoHint: string;
  forgotten: string;
}> = {
  ja: {
    title: "ログイン",
    login: "ログイン名(メールアドレスなど)",
    password: "パスワード",
    submit: "ログイン",
    expired: "ログインの有効期限が切れました。もう一度ログインすると、入力中の内容はそのまま続けられます。",
    demo: "デモのアカウント",
    demoHint: "選ぶとそのままログインします。",
    forgotten:
      "パスワードをお忘れの方、アカウントをお持ちでない方は、委員会または自社の管理者にリンクの発行を依頼してください。",
  },
  en: {
    title: "Sign in",
    login: "Login (such as an e-mail address)",
    password: "Password",
    submit: "Sign in",
    expired: "Your sign-in has expired. Sign in again and go on where you were; what you entered is kept.",
    demo: "Accounts of the demo",
    demoHint: "Choose one to sign in.",
    forgotten:
      "No account, or the password is forgotten: ask the committee or your company's manager for a link.",
  },
};
