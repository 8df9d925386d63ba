import type { Role } from "../../../../access/role.ts";
import type { Dictionary } from "../../../language/language.ts";

type State = "invited" | "active" | "disabled";

export const peopleWords: Dictionary<{
  show: string;
  parts: { accounts: string; companies: string; qualifications: string; tokens: string };
  notes: { accounts: string; companies: string; qualifications: string; tokens: string };
  name: string;
  kana: string;
  login: string;
  loginHint: string;
  role: string;
  roleNames: Partial<Record<Role, string>>;
  company: string;
  noCompany: string;
  choose: string;
  state: string;
  states: Record<State, string>;
  actions: string;
  invite: string;
  inviteNote: string;
  sendInvite: string;
  linkTitle: string;
  linkNote: (name: string, until: string) => string;
  link: string;
  copy: string;
  copied: string;
  copyByHand: string;
  close: string;
  cancel: string;
  reset: string;
  resetNote: (name: string) => string;
  disable: string;
  disableNote: (name: string) => string;
  disabled: (name: string) => string;
  enable: string;
  enabled: (name: string) => string;
  change: string;
  changeNote: string;
  changed: (name: string) => string;
  save: string;
  noAccounts: string;
  companyRoles: Record<string, string>;
  roles: string;
  corporateNumber: string;
  invoiceNumber: string;
  unlisted: string;
  pin: string;
  pinSet: (day: string, by: string) => string;
  pinMissing: string;
  pinLocked: (count: number) => string;
  setPin: string;
  pinNote: string;
  newPin: string;
  pinHint: string;
  pinDone: (company: string) => string;
  qualified: string;
  qualifiedUntil: (day: string) => string;
  expired: string;
  none: string;
  grant: string;
  grantNote: string;
  person: string;
  machine: string;
  level: string;
  levelHint: string;
  until: string;
  untilHint: string;
  granted: string;
  withdraw: string;
  withdrawn: string;
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
    show: "表示するもの",
    parts: { accounts: "利用者", companies: "会社", qualifications: "資格", tokens: "APIトークン" },
    notes: {
      accounts:
        "ログインできる人と権限。招待すると、本人がパスワードを決めるための一度だけ使えるリンクができます。",
      companies: "会社の登録はサイト設定ファイルで行います。暗証番号は、設備の画面での操作に使います。",
      qualifications: "設備ごとの資格。予約規則が資格を求める設備では、資格のある人だけが予約できます。",
      tokens: "ほかのシステムから API を使うための鍵。不要になったものは無効にしてください。",
    },
    name: "氏名",
    kana: "フリガナ",
    login: "ログイン名",
    loginHint: "メールアドレスなど。英数字と . _ @ + -",
    role: "権限",
    roleNames: {
      committee: "委員会",
      office: "事務局",
      manager: "会員企業(管理者)",
      member: "会員企業",
      auditor: "監査",
      machine: "設備の端末",
    },
    company: "会社",
    noCompany: "–",
    choose: "選んでください",
    state: "状態",
    states: { invited: "招待中", active: "有効", disabled: "停止中" },
    actions: "操作",
    invite: "利用者を招待する",
    inviteNote: "次の画面に出るリンクを本人に渡してください。",
    sendInvite: "招待する",
    linkTitle: "リンクを本人に渡してください",
    linkNote: (name, until) =>
      `${name} さん専用のリンクです。表示は今回限りで、一度使うか ${until} を過ぎると無効になります。`,
    link: "リンク",
    copy: "コピー",
    copied: "コピーしました",
    copyByHand: "選択しました。コピーしてください。",
    close: "閉じる",
    cancel: "やめる",
    reset: "パスワード再設定",
    resetNote: (name) =>
      `${name} さんの今のパスワードを無効にし、ログイン中の端末をすべてログアウトさせ、再設定用のリンクを作ります。`,
    disable: "停止",
    disableNote: (name) => `${name} さんはログインできなくなります。記録は残り、後で再開できます。`,
    disabled: (name) => `${name} さんのアカウントを停止しました`,
    enable: "再開",
    enabled: (name) => `${name} さんのアカウントを再開しました`,
    change: "権限の変更",
    changeNote: "変更すると、ログイン中の端末はログアウトされ、本人の API トークンは無効になります。",
    changed: (name) => `${name} さんの権限を変更しました`,
    save: "変更する",
    noAccounts: "監査の権限では、アカウントの一覧は表示されません。",
    companyRoles: {
      member: "会員",
      outsider: "会員外",
      "public-lab": "公設試",
      supplier: "仕入先",
      customer: "得意先",
    },
    roles: "区分",
    corporateNumber: "法人番号",
    invoiceNumber: "登録番号",
    unlisted: "設定ファイルになし",
    pin: "暗証番号",
    pinSet: (day, by) => `設定済み(${day} ${by})`,
    pinMissing: "未設定",
    pinLocked: (count) => `${count}台の設備でロック中`,
    setPin: "暗証番号を再設定",
    pinNote: "今の暗証番号は使えなくなり、ロックされた設備も解除されます。新しい番号を会社に伝えてください。",
    newPin: "新しい暗証番号",
    pinHint: "6~8桁の数字。同じ数字だけ・連番は使えません。",
    pinDone: (company) => `${company}の暗証番号を設定しました`,
    qualified: "資格",
    qualifiedUntil: (day) => `${day}まで`,
    expired: "期限切れ",
    none: "なし",
    grant: "資格を与える",
    grantNote: "同じ資格がすでにある場合は、期限を改めます。",
    person: "利用者",
    machine: "設備",
    level: "資格の区分",
    levelHint: "サイト設定の予約規則にある名称(例: operator)",
    until: "有効期限",
    untilHint: "空欄なら無期限",
    granted: "資格を与えました",
    withdraw: "取り消す",
    withdrawn: "資格を取り消しました",
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
    noTokens: "トークンはありません。",
  },
  en: {
    show: "What to show",
    parts: {
      accounts: "People",
      companies: "Companies",
      qualifications: "Qualifications",
      tokens: "API tokens",
    },
    notes: {
      accounts:
        "Who can sign in, and as what. An invitation makes a link that works once, by which the person sets a password.",
      companies: "Companies are written into the site file. The PIN is for the page at a machine.",
      qualifications: "By machine. Where the booking rules ask for one, only who holds it can book.",
      tokens: "Keys by which other systems use the API. Revoke those that are no longer needed.",
    },
    name: "Name",
    kana: "Reading (kana)",
    login: "Login",
    loginHint: "such as an e-mail address: letters, digits and . _ @ + -",
    role: "Role",
    roleNames: {
      committee: "Committee",
      office: "Office",
      manager: "Member company (manager)",
      member: "Member company",
      auditor: "Auditor",
      machine: "At a machine",
    },
    company: "Company",
    noCompany: "–",
    choose: "Choose one",
    state: "State",
    states: { invited: "Invited", active: "Active", disabled: "Disabled" },
    actions: "Actions",
    invite: "Invite a person",
    inviteNote: "Give the link that comes next to the person.",
    sendInvite: "Invite",
    linkTitle: "Give this link to the person",
    linkNote: (name, until) => `It is for ${name} alone and shown this once. It works once, until ${until}.`,
    link: "Link",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "It is selected: copy it.",
    close: "Close",
    cancel: "Not now",
    reset: "New password",
    resetNote: (name) =>
      `The password of ${name} ends, every device is signed out, and a link for a new password is made.`,
    disable: "Disable",
    disableNote: (name) =>
      `${name} can no longer sign in. The record stays, and the account can be enabled again.`,
    disabled: (name) => `${name}: account disabled`,
    enable: "Enable",
    enabled: (name) => `${name}: account enabled`,
    change: "Change role",
    changeNote: "Every device of the person is signed out, and the person's API tokens end.",
    changed: (name) => `${name}: role changed`,
    save: "Change",
    noAccounts: "The auditor's role sees no accounts.",
    companyRoles: {
      member: "member",
      outsider: "outsider",
      "public-lab": "public lab",
      supplier: "supplier",
      customer: "customer",
    },
    roles: "Kind",
    corporateNumber: "Corporate number",
    invoiceNumber: "Invoice number",
    unlisted: "not in the site file",
    pin: "PIN",
    pinSet: (day, by) => `set (${day}, ${by})`,
    pinMissing: "not set",
    pinLocked: (count) => (count === 1 ? "locked at 1 machine" : `locked at ${count} machines`),
    setPin: "Set a new PIN",
    pinNote:
      "The present PIN ends, and machines that wrong ones have locked open again. Tell the company the new one.",
    newPin: "New PIN",
    pinHint: "6 to 8 digits, neither all the same nor one after the other.",
    pinDone: (company) => `${company}: PIN set`,
    qualified: "Qualified for",
    qualifiedUntil: (day) => `until ${day}`,
    expired: "expired",
    none: "nothing",
    grant: "Qualify a person",
    grantNote: "Where the person has it already, its end is set anew.",
    person: "Person",
    machine: "Machine",
    level: "Level",
    levelHint: "as the booking rules of the site file name it, such as operator",
    until: "Until",
    untilHint: "empty: for good",
    granted: "Qualified",
    withdraw: "Take away",
    withdrawn: "Qualification taken away",
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
    noTokens: "There are no tokens.",
  },
};
