import { both } from "../../../config/bilingual.ts";
import type { Role } from "../../access/role.ts";

/** Words of roles as the page has them. */
export const roleNames: Record<Role, string> = {
  committee: "委員会",
  office: "事務局",
  manager: "会社の管理者",
  member: "会社の担当者",
  auditor: "監査",
  machine: "設備の画面",
};

/** What is told about accounts, people, companies, and what belongs to them. */
export const peopleTexts = {
  noSuchAccount: both(
    "There is no such account. GET /api/v1/accounts lists those there are.",
    "そのアカウントはありません。一覧は GET /api/v1/accounts で見られます。",
  ),
  seeAccounts: both(
    "The committee, the office and managers see accounts.",
    "アカウントを見られるのは委員会・事務局・会社の管理者です。",
  ),
  invite: both("The committee and managers invite.", "招待できるのは委員会と会社の管理者です。"),
  inviteOwn: both(
    "A manager invites members of the own company.",
    "会社の管理者が招待できるのは自社の担当者だけです。",
  ),
  loginTaken: both(
    "This login is taken. Choose another one.",
    "このログイン名はすでに使われています。別の名前にしてください。",
  ),
  resetPasswords: both("The committee resets passwords.", "パスワードを再設定できるのは委員会です。"),
  changeAccounts: both(
    "The committee and managers change accounts.",
    "アカウントを変更できるのは委員会と会社の管理者です。",
  ),
  changeOwn: both(
    "A manager changes members of the own company.",
    "会社の管理者が変更できるのは自社の担当者だけです。",
  ),
  disableOwn: both(
    "Nobody disables the own account: ask another manager or the committee.",
    "自分のアカウントは停止できません。ほかの管理者に頼んでください。",
  ),
  rolesOfCommittee: both(
    "Roles and companies are the committee's to change.",
    "役割と所属会社を変更できるのは委員会だけです。",
  ),
  ownRole: both(
    "Nobody changes the own role: ask somebody else of the committee.",
    "自分の役割は変更できません。委員会のほかの人に頼んでください。",
  ),
  lastOfCommittee: both(
    "It is the committee's last account: add another one to the committee first.",
    "委員会の最後のアカウントです。先に別の人を委員会に加えてください。",
  ),
  otherAccount: both(
    "The person has another account: disable it, or invite the person anew.",
    "この人には別のアカウントがあります。停止するか、改めて招待してください。",
  ),
  noSuchLink: both(
    "There is no such link, or it was used or has expired. Ask the committee for another.",
    "このリンクはないか、使用済みか、期限切れです。委員会に新しいリンクを頼んでください。",
  ),
  noSuchPerson: both(
    "There is no such person. GET /api/v1/people lists those there are.",
    "その人は登録されていません。一覧は GET /api/v1/people で見られます。",
  ),
  changePerson: both(
    "A person, its company's manager and the committee change it.",
    "変更できるのは本人・会社の管理者・委員会です。",
  ),
  movePeople: both("The committee moves people to other companies.", "所属会社を移せるのは委員会だけです。"),
  roleOfAccount: (role: Role) =>
    both(
      `The person's account has the role ${role}: change both by PATCH /accounts/{id}.`,
      `この人のアカウントの役割は${roleNames[role]}です。PATCH /accounts/{id} で両方を変更してください。`,
    ),
  qualifies: both("The committee says who is qualified.", "資格を認定できるのは委員会です。"),
  noQualification: both("This person has no such qualification.", "この人にその資格はありません。"),
  noSuchCompany: both(
    "There is no such company. GET /api/v1/companies lists those there are.",
    "その会社はありません。一覧は GET /api/v1/companies で見られます。",
  ),
  companyPin: both(
    "The company's manager, the office and the committee look after its PIN.",
    "暗証番号を設定できるのは会社の管理者・事務局・委員会です。",
  ),
  noSuchCalendar: both(
    "There is no such calendar. Make one anew and give your calendar its address.",
    "そのカレンダーはありません。新しく作り、カレンダーアプリにそのアドレスを登録してください。",
  ),
  calendarOfNothing: both(
    "There is no such company, machine or person to make a calendar of.",
    "カレンダーにする会社・設備・人が見つかりません。",
  ),
  noCalendarAtMachine: both("A machine's page has no calendar.", "設備の画面にはカレンダーがありません。"),
  noSuchChannel: both("There is no such channel of notices.", "その通知先はありません。"),
  noticesOf: both("Notices are of companies and of the committee.", "通知を受け取れるのは会社と委員会です。"),
  noSuchJob: both(
    "There is no such job. GET /api/v1/jobs lists those there are.",
    "その品番・ロットはありません。一覧は GET /api/v1/jobs で見られます。",
  ),
  jobsOfCompany: both(
    "Jobs are told to nobody but their company.",
    "品番・ロットはその会社だけが見られます。",
  ),
  nothingToNote: both(
    "There is no such thing to note on, or it is not yours to see.",
    "メモの対象が見つからないか、閲覧の権限がありません。",
  ),
  noSuchNote: both(
    "There is no such note, or it is not yours to see.",
    "そのメモはないか、閲覧の権限がありません。",
  ),
  noNotes: both("This role writes no notes.", "この役割ではメモを書けません。"),
  ownNotes: both("Who wrote a note corrects it.", "メモを訂正できるのは書いた人です。"),
  noteCorrected: both(
    "It was corrected already: correct the correction.",
    "すでに訂正されています。訂正後のメモを訂正してください。",
  ),
};
