import { both } from "../../../config/bilingual.ts";
import type { Role } from "../../access/role.ts";
import type { RuleName } from "../../domain/booking/refusal.ts";
import { roleNames } from "./people.ts";

const formRules: Partial<Record<RuleName, string>> = {
  granularity: "時間の刻み",
  minimum: "最短時間",
  maximum: "最長時間",
};
const kindNames = { "a machine": "設備", "a company": "会社" };

/** What a request should have held where it held something else. */
export const expectedTexts = {
  companyOfSiteFile: both("the id of a company of the site file", "サイト設定にある会社の ID"),
  companyOfSite: both("the id of a company of the site", "サイト設定にある会社の ID"),
  companyOrNobody: both("the id of a company of the site, or null", "サイト設定にある会社の ID、または null"),
  machineOfSiteFile: both("the id of a machine of the site file", "サイト設定にある設備の ID"),
  jobVisibility: both(
    "company: a job is nobody else's business",
    "company(品番・ロットのメモは自社だけのものです)",
  ),
  openVisibility: both(
    "everyone or committee: you are of no company",
    "everyone か committee(所属会社がないため)",
  ),
  process: both("a process that a machine is capable of", "いずれかの設備でできる加工"),
  bookedFor: both("the company that is booked for", "予約する会社"),
  wishesOf: both("the company whose wishes they are", "希望を出す会社"),
  whyRead: both("why the committee reads it; it is recorded", "委員会が見る理由(記録されます)"),
  tenYears: both("a time within the next ten years", "今から10年以内の日時"),
  fourHundredDays: both("a time within the next 400 days", "今から400日以内の日時"),
  presentPassword: both("the present password", "現在のパスワード"),
  login: both("the login to be, such as an e-mail address", "使いたいログイン名(メールアドレスなど)"),
  personName: both("the person's name", "氏名"),
  pageCompany: both("the id of a company that the page lists", "画面の一覧にある会社の ID"),
  companyPin: both("the company's PIN", "会社の暗証番号"),
  hasPassed: both("a time that has passed", "過ぎた日時"),
  lastDay: both(
    "a time of the last 24 hours: the committee assigns older use",
    "過去24時間以内の日時(それより前の使用は委員会が割り当てます)",
  ),
  inThePast: both("a time in the past", "過去の日時"),
  ledgerVersion: (newest: number) =>
    both(`a version of the ledger up to ${newest}`, `${newest}までの台帳の版`),
  noMember: (id: string) =>
    both(
      `nothing: ${id} is the machine's, not a member's`,
      `指定しないこと(${id} は設備の値で、会社別ではありません)`,
    ),
  noticeKinds: (possible: readonly string[], strange: readonly string[]) =>
    both(
      `of ${possible.join(", ")}; not ${strange.join(", ")}`,
      `${possible.join(", ")} のいずれか(${strange.join(", ")} は使えません)`,
    ),
  roundMachine: (machines: readonly string[]) =>
    both(`a machine of this round: ${machines.join(", ")}`, `この配分会の設備: ${machines.join(", ")}`),
  longBooking: both(
    "a time no longer than a booking of this machine may be",
    "この設備の予約の上限以内の長さ",
  ),
  eachTimeOnce: both("each time once: wishing twice helps nobody", "同じ時間は一度だけ"),
  ofTheSite: (what: "a machine" | "a company", name: string) =>
    both(`${what} of the site; not ${name}`, `サイト設定にある${kindNames[what]}(${name} はありません)`),
  afterFrom: both("a time after from", "from より後の日時"),
  at400Days: both("a window of at most 400 days", "400日以内の期間"),
  companyOf: (role: Role) => both(`the company of the ${role}`, `${roleNames[role]}の所属会社`),
  noCompany: (role: Role) =>
    both(
      `no company: ${role} belongs to none`,
      `会社を指定しないこと(${roleNames[role]}に所属会社はありません)`,
    ),
  machineOfPage: both("the machine at which the page is", "画面を置く設備"),
  noMachine: (role: Role) =>
    both(`no machine: ${role} stands at none`, `設備を指定しないこと(${roleNames[role]}は設備に属しません)`),
  fewerDays: (most: number, asked: number) =>
    both(
      `a shorter window or fewer machines: at most ${most} machine-days, not about ${asked}`,
      `より短い期間か、より少ない設備(${most}設備日まで。指定は約${asked})`,
    ),
  fewerRows: (most: number, asked: number) =>
    both(
      `a shorter window, fewer machines or a coarser grouping: at most ${most} rows, not about ${asked}`,
      `より短い期間、より少ない設備、またはより粗い区分(${most}行まで。指定は約${asked}行)`,
    ),
  inTheFuture: both("a time in the future", "これからの日時"),
  notAfterFrom: both("a time that is not after from", "from 以前の日時"),
  at100Days: both("a period of at most 100 days", "100日以内の期間"),
  machineOnce: (id: string) =>
    both(`each machine once; ${id} is named before`, `同じ設備は一度だけ(${id} は前にもあります)`),
  noOverlap: both("shifts that do not overlap", "重ならない時間帯"),
  keepRules: (id: string, broken: readonly RuleName[]) =>
    both(
      `shifts that keep the rules of ${id}: ${broken.join(", ")}`,
      `${id} の予約規則(${broken.map((it) => formRules[it] ?? it).join("・")})に合う時間帯`,
    ),
  inBusyTime: both(
    "shifts of which at least one lies wholly in a machine's planned busy time",
    "いずれかの設備の開放時間に収まる時間帯が一つ以上あること",
  ),
  mostSlots: (most: number, found: number) =>
    both(`at most ${most} slots; these are ${found}`, `${most}枠まで(この指定では${found}枠)`),
  onGrid: both(
    "the beginning of a slot of this round to the end of one, without a gap between slots",
    "この配分会の枠の始まりから枠の終わりまで(間を空けないこと)",
  ),
};
