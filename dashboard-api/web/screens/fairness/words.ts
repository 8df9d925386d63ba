import type { UsePart } from "../../../domain/fairness/use/use-line.ts";
import type { Dictionary } from "../../language/language.ts";
import type { Basis } from "./use-fairness.ts";

export const fairnessWords: Dictionary<{
  title: string;
  question: string;
  basis: string;
  bases: Record<Basis, string>;
  basisNotes: Record<Basis, string>;
  members: string;
  membersNote: string;
  company: string;
  shareHead: string;
  shareNote: string;
  balance: string;
  balanceNote: string;
  met: string;
  metNote: string;
  peak: string;
  peakNote: string;
  entitled: (share: string) => string;
  used: (share: string, hours: string) => string;
  between: (lower: string, upper: string) => string;
  times: (number: string) => string;
  hours: (number: string) => string;
  ofHours: (granted: string, requested: string) => string;
  nothingAsked: string;
  noPeak: string;
  noUse: string;
  under: string;
  over: string;
  even: string;
  others: (count: string) => string;
  open: (name: string) => string;
  total: string;
  unassigned: string;
  unassignedNote: string;
  outsiders: string;
  several: string;
  coverage: string;
  equivalent: (rate: string) => string;
  version: (number: number) => string;
  detail: string;
  measures: string;
  jainWeighted: string;
  jainWeightedNote: string;
  jainUnweighted: string;
  jainUnweightedNote: string;
  gini: string;
  giniNote: string;
  shortfall: string;
  shortfallNote: string;
  ofPeak: (value: string) => string;
  lorenz: string;
  lorenzNote: string;
  lorenzX: string;
  lorenzY: string;
  equality: string;
  trend: string;
  trendNote: string;
  claims: string;
  claimsNote: string;
  place: string;
  claim: string;
  decayed: string;
  future: string;
  never: string;
  nothing: string;
  nothingWay: string;
  rounds: string;
  nobody: string;
  nobodyWay: string;
  parts: Record<UsePart, string>;
}> = {
  ja: {
    title: "公平性",
    question: "利用は持分に見合っているか。見合っていないなら、なぜか。",
    basis: "利用の数え方",
    bases: { chargeable: "課金対象", used: "実使用", booked: "予約" },
    basisNotes: {
      chargeable: "期限までに返さなかった予約 + 前倒し・超過・割り当てた予約外使用 - 食い込まれた時間 - 免除",
      used: "設備を実際に使った時間",
      booked: "予約した時間(返却まで)",
    },
    members: "会員ごとの持分と利用",
    membersNote:
      "行を押すと、その会社の数字の理由と明細が開きます。太い線が持分、帯が利用、斜線と幅は使用者が未確定の分です。",
    company: "会社",
    shareHead: "持分と利用",
    shareNote: "全会員の利用に占める割合",
    balance: "過不足",
    balanceNote: "持分どおりなら、あと使えた時間(-は使いすぎ)",
    met: "希望充足率",
    metNote: "かなった時間 / 希望した時間",
    peak: "混雑時間帯",
    peakNote: "混雑時間帯の利用 / 持分",
    entitled: (share) => `持分 ${share}`,
    used: (share, hours) => `利用 ${share}(${hours} 時間)`,
    between: (lower, upper) => `${lower}~${upper}`,
    times: (number) => `${number} 倍`,
    hours: (number) => `${number} 時間`,
    ofHours: (granted, requested) => `${granted} / ${requested} 時間`,
    nothingAsked: "希望なし",
    noPeak: "持分なし",
    noUse: "利用なし",
    under: "持分より少ない",
    over: "持分より多い",
    even: "持分どおり",
    others: (count) => `ほか ${count} 社`,
    open: (name) => `${name}の理由と明細を開く`,
    total: "会員の利用 計",
    unassigned: "使用者が未確定の予約外使用",
    unassignedNote: "委員会の画面で割り当てると、会員の数字の幅がなくなります。",
    outsiders: "会員外の利用",
    several: "会員外 計",
    coverage: "データ充足率",
    equivalent: (rate) => `換算時間:1時間あたり ${rate} の設備の1時間に換算(混雑時間帯は係数を掛けます)`,
    version: (number) => (number > 0 ? `台帳 第${number}版` : "現在値から計算"),
    detail: "詳細",
    measures: "公平性の指標",
    jainWeighted: "Jain指数(持分で重み付け)",
    jainWeightedNote: "1 なら全員が持分どおり。1 に近いほど公平です。",
    jainUnweighted: "Jain指数(重みなし)",
    jainUnweightedNote: "会社の大きさを考えない場合。比較用です。",
    gini: "ジニ係数",
    giniNote: "0 なら全員が持分どおり。大きいほど偏っています。",
    shortfall: "不足時間",
    shortfallNote:
      "公平に配分していればかなった希望のうち、かなわなかった時間。希望しなかった会社は含みません。",
    ofPeak: (value) => `混雑時間帯のみ ${value}`,
    lorenz: "ローレンツ曲線",
    lorenzNote: "持分に対する利用が少ない会社から順に足したもの。対角線に近いほど公平です。",
    lorenzX: "持分の累計",
    lorenzY: "利用の累計",
    equality: "持分どおり",
    trend: "月ごとの推移",
    trendNote: "持分に対する利用の倍率(1 が持分どおり)",
    claims: "次の順番",
    claimsNote: "順番待ちと配分会では、請求値の小さい会社が先です。過去の利用は時間とともに軽くなります。",
    place: "順",
    claim: "請求値",
    decayed: "過去の利用(減衰後)",
    future: "これからの予約",
    never: "対象外",
    nothing: "この期間に会員の利用はありません",
    nothingWay: "期間を広げるか、設備の選択を見直してください。",
    rounds: "配分会",
    nobody: "持分のある会社がありません",
    nobodyWay: "サイト設定ファイルの fairness.shares(持分)か funding(出資)に記入してください。",
    parts: {
      booked: "予約",
      used: "予約内の使用",
      outsidePlan: "開放時間外の使用",
      early: "前倒し",
      overrun: "超過",
      assigned: "割り当てた予約外使用",
      lateReleased: "期限後の取消し・返却",
      takenOver: "その後ほかで利用(控除)",
      blocked: "食い込まれ(控除)",
      excused: "免除(控除)",
      unassigned: "未確定の予約外使用",
    },
  },
  en: {
    title: "Fairness",
    question: "Is use in line with entitlement? If it is not, why?",
    basis: "What counts as use",
    bases: { chargeable: "Chargeable", used: "Used", booked: "Booked" },
    basisNotes: {
      chargeable:
        "booked and not given back in time, + early, overrun and assigned unbooked use, - blocked, - excused",
      used: "time in which the machine was really used",
      booked: "time booked, up to its release",
    },
    members: "Entitlement and use by member",
    membersNote:
      "A row opens the reasons and the ledger lines. The thick line is the entitlement, the bar is use; hatching and whisker are use whose user is not settled.",
    company: "Company",
    shareHead: "Entitlement and use",
    shareNote: "share of all members' use",
    balance: "Balance",
    balanceNote: "hours it could still use by its share (- is over)",
    met: "Demand met",
    metNote: "hours granted / asked for",
    peak: "Peak hours",
    peakNote: "use in peak hours / entitlement",
    entitled: (share) => `entitled ${share}`,
    used: (share, hours) => `used ${share} (${hours} h)`,
    between: (lower, upper) => `${lower} to ${upper}`,
    times: (number) => `${number} x`,
    hours: (number) => `${number} h`,
    ofHours: (granted, requested) => `${granted} / ${requested} h`,
    nothingAsked: "nothing asked for",
    noPeak: "no entitlement",
    noUse: "no use",
    under: "less than entitled",
    over: "more than entitled",
    even: "as entitled",
    others: (count) => `${count} others`,
    open: (name) => `Open the reasons and lines of ${name}`,
    total: "Members' use in all",
    unassigned: "Unbooked use, user not settled",
    unassignedNote: "Assigning it on the committee's screen closes the range of the members' figures.",
    outsiders: "Outsiders' use",
    several: "Outsiders in all",
    coverage: "Coverage",
    equivalent: (rate) =>
      `Equivalent hours: in hours of a machine at ${rate} an hour, peak hours by their factor`,
    version: (number) => (number > 0 ? `Ledger version ${number}` : "computed from the present record"),
    detail: "Details",
    measures: "Measures of fairness",
    jainWeighted: "Jain index, by entitlement",
    jainWeightedNote: "1: everybody uses what they are entitled to. Nearer to 1 is fairer.",
    jainUnweighted: "Jain index, unweighted",
    jainUnweightedNote: "Whatever the size of the companies; for comparison.",
    gini: "Gini coefficient",
    giniNote: "0: everybody uses what they are entitled to. Larger is less even.",
    shortfall: "Shortfall",
    shortfallNote:
      "Wishes that a fair allocation would have met and that were not. Who did not ask is not in it.",
    ofPeak: (value) => `in peak hours ${value}`,
    lorenz: "Lorenz curve",
    lorenzNote: "Companies added up from the least use per entitlement. Nearer to the diagonal is fairer.",
    lorenzX: "Entitlement, added up",
    lorenzY: "Use, added up",
    equality: "as entitled",
    trend: "By month",
    trendNote: "Use per entitlement (1: as entitled)",
    claims: "Who is next",
    claimsNote:
      "In the waitlist and in allocation rounds the lowest claim goes first. Past use weighs less with time.",
    place: "Place",
    claim: "Claim",
    decayed: "Past use, decayed",
    future: "Bookings ahead",
    never: "not in line",
    nothing: "No member's use in this period",
    nothingWay: "Choose a longer period or other machines.",
    rounds: "Allocation rounds",
    nobody: "No company has a share",
    nobodyWay: "Write fairness.shares or funding into the site file.",
    parts: {
      booked: "Booked",
      used: "Used in own bookings",
      outsidePlan: "Used outside open hours",
      early: "Early",
      overrun: "Overrun",
      assigned: "Assigned unbooked use",
      lateReleased: "Given back too late",
      takenOver: "Used by others after all (taken off)",
      blocked: "Blocked (taken off)",
      excused: "Excused (taken off)",
      unassigned: "Unbooked use not settled",
    },
  },
};
