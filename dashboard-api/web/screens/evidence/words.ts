import type { Dictionary } from "../../language/language.ts";

export const evidenceWords: Dictionary<{
  title: string;
  toGrants: string;
  noGrant: string;
  noGrantHint: string;
  grant: string;
  number: string;
  purpose: string;
  cluster: string;
  period: string;
  issuedOn: string;
  report: string;
  reportOf: (number: string) => string;
  notStored: string;
  notStoredHint: string;
  digest: string;
  assets: string;
  noAssets: string;
  name: string;
  machines: string;
  acquired: string;
  price: string;
  paid: (part: string) => string;
  restricted: string;
  isRestricted: string;
  notRestricted: string;
  otherGrants: string;
  use: string;
  hours: (hours: string) => string;
  used: string;
  unassigned: string;
  daysUsed: string;
  occupancy: string;
  between: (lower: string, upper: string) => string;
  byMembers: string;
  byOthers: string;
  purposes: { within: string; outside: string; otherGrant: string; notStated: string };
  byPurpose: string;
  companies: string;
  company: string;
  total: string;
  member: string;
  outsider: string;
  share: string;
  bookings: string;
  days: string;
  firstLast: string;
  months: string;
  month: string;
  nobody: string;
  notes: string;
}> = {
  ja: {
    title: "財産管理・利用実績",
    toGrants: "補助金の一覧に戻る",
    noGrant: "補助金が指定されていません",
    noGrantHint: "委員会の「補助金」から開いてください。",
    grant: "補助事業",
    number: "交付番号",
    purpose: "事業目的",
    cluster: "事業主体",
    period: "対象期間",
    issuedOn: "作成日",
    report: "報告",
    reportOf: (number) => `第${number}号`,
    notStored: "保存前",
    notStoredHint: "現在の記録による計算です。提出する内容は、報告として保存してください。",
    digest: "内容の照合値(SHA-256)",
    assets: "取得財産の一覧",
    noAssets: "この補助金で取得した財産はありません。",
    name: "財産名",
    machines: "設備",
    acquired: "取得年月日",
    price: "取得価格",
    paid: (part) => `補助金充当額(${part})`,
    restricted: "処分制限期間",
    isRestricted: "制限期間中",
    notRestricted: "制限期間外",
    otherGrants: "他の補助金",
    use: "利用実績",
    hours: (hours) => `${hours} 時間`,
    used: "使用時間",
    unassigned: "うち使用者未確定",
    daysUsed: "日数稼働率",
    occupancy: "占有率",
    between: (lower, upper) => `(${lower}~${upper})`,
    byMembers: "会員による使用",
    byOthers: "会員以外による使用(一時貸与)",
    purposes: {
      within: "目的内",
      outside: "目的外",
      otherGrant: "他の補助金の目的",
      notStated: "記載なし(予約外)",
    },
    byPurpose: "目的別の使用時間",
    companies: "使用者別",
    company: "使用者",
    total: "合計",
    member: "会員",
    outsider: "会員以外",
    share: "割合",
    bookings: "予約件数",
    days: "使用日数",
    firstLast: "最初・最後の使用日",
    months: "月別",
    month: "月",
    nobody: "使用した会社はありません。",
    notes: "備考",
  },
  en: {
    title: "Property and its use",
    toGrants: "Back to grants",
    noGrant: "No grant was named",
    noGrantHint: "Open it from the committee's grants.",
    grant: "Grant",
    number: "Grant no.",
    purpose: "Purpose",
    cluster: "Grantee",
    period: "Period",
    issuedOn: "Made on",
    report: "Report",
    reportOf: (number) => `no. ${number}`,
    notStored: "Not stored",
    notStoredHint: "Worked out from the books as they are now. Store what you hand in as a report.",
    digest: "Digest of the content (SHA-256)",
    assets: "Property acquired",
    noAssets: "Nothing was acquired with this grant.",
    name: "Property",
    machines: "Machines",
    acquired: "Acquired",
    price: "Price",
    paid: (part) => `Paid by the grant (${part})`,
    restricted: "Restricted until",
    isRestricted: "restricted",
    notRestricted: "no longer restricted",
    otherGrants: "Other grants",
    use: "Use",
    hours: (hours) => `${hours} h`,
    used: "Hours used",
    unassigned: "Of these nobody's yet",
    daysUsed: "Days used",
    occupancy: "Occupancy",
    between: (lower, upper) => `(${lower} to ${upper})`,
    byMembers: "Use by members",
    byOthers: "Use by others (temporary lending)",
    purposes: {
      within: "Within the purpose",
      outside: "Outside the purpose",
      otherGrant: "Another grant's purpose",
      notStated: "Not stated (no booking)",
    },
    byPurpose: "Hours by purpose",
    companies: "By company",
    company: "Company",
    total: "Total",
    member: "member",
    outsider: "no member",
    share: "Share",
    bookings: "Bookings",
    days: "Days",
    firstLast: "First and last day",
    months: "By month",
    month: "Month",
    nobody: "No company used it.",
    notes: "Remarks",
  },
};
