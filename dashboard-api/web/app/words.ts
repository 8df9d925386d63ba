import type { Role } from "../../access/role.ts";
import type { PageName } from "../../page/page-names.ts";
import type { Dictionary } from "../language/language.ts";

export const shellWords: Dictionary<{
  pages: Record<PageName, string>;
  roles: Record<Role, string>;
  navigation: string;
  skip: string;
  signOut: string;
  language: string;
  account: string;
  connecting: string;
  reloaded: string;
  password: string;
  present: string;
  next: string;
  nextHint: string;
  presentWrong: string;
  save: string;
  saved: string;
  zone: (zone: string, clock: string, viewer: string) => string;
  linkLost: (since: string) => string;
}> = {
  ja: {
    pages: {
      floor: "現在の状態",
      calendar: "予約",
      machine: "設備",
      "at-machine": "設備の操作",
      utilization: "稼働率",
      fairness: "公平性",
      company: "自社",
      committee: "委員会",
      "sign-in": "ログイン",
      account: "パスワードの設定",
      board: "週間予約表",
      statement: "利用明細",
      estimate: "御見積書",
      evidence: "財産管理・利用実績",
    },
    roles: {
      committee: "委員会",
      office: "事務局",
      manager: "会社の管理者",
      member: "会社の担当者",
      auditor: "監査",
      machine: "設備の端末",
    },
    navigation: "メニュー",
    skip: "本文へ移動",
    signOut: "ログアウト",
    language: "言語",
    account: "ログイン中",
    connecting: "接続しています",
    reloaded: "新しい版が入りました。読み込み直します。",
    password: "パスワードの変更",
    present: "現在のパスワード",
    next: "新しいパスワード",
    nextHint: "12文字以上。短い文章にすると覚えやすく安全です。",
    presentWrong: "現在のパスワードが違います。",
    save: "変更する",
    saved: "パスワードを変更しました。ほかの端末でのログインは終了しました。",
    zone: (zone, clock, viewer) =>
      `時刻はすべて現地(${zone})のものです。現在 ${clock}、お使いの端末では ${viewer}`,
    linkLost: (since) =>
      `サーバーとの接続が切れています。表示は ${since} 時点のものです。自動で再接続します。`,
  },
  en: {
    pages: {
      floor: "Now",
      calendar: "Bookings",
      machine: "Machine",
      "at-machine": "At the machine",
      utilization: "Utilization",
      fairness: "Fairness",
      company: "My company",
      committee: "Committee",
      "sign-in": "Sign in",
      account: "Set a password",
      board: "Weekly board",
      statement: "Statement",
      estimate: "Estimate",
      evidence: "Evidence of use",
    },
    roles: {
      committee: "Committee",
      office: "Office",
      manager: "Company manager",
      member: "Company member",
      auditor: "Auditor",
      machine: "Device at a machine",
    },
    navigation: "Menu",
    skip: "Skip to the content",
    signOut: "Sign out",
    language: "Language",
    account: "Signed in",
    connecting: "Connecting",
    reloaded: "There is a new version. Loading it.",
    password: "Change the password",
    present: "Present password",
    next: "New password",
    nextHint: "At least 12 characters. A short sentence is safe and easy to remember.",
    presentWrong: "This is not the present password.",
    save: "Change",
    saved: "The password is changed. You are signed out on every other device.",
    zone: (zone, clock, viewer) =>
      `All times are those of the site (${zone}): now ${clock}, on your device ${viewer}`,
    linkLost: (since) =>
      `No connection to the server. What is shown is as of ${since}. It reconnects by itself.`,
  },
};
