import type { Dictionary } from "../../../language/language.ts";
import type { RoundStatus } from "./round.ts";

export const roundWords: Dictionary<{
  title: string;
  about: string;
  none: string;
  noneWay: string;
  statuses: Record<RoundStatus, string>;
  comma: string;
  machines: string;
  period: string;
  hours: string;
  days: string;
  weekdays: Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", string>;
  deadline: string;
  remaining: (length: string) => string;
  inDays: (days: string) => string;
  over: string;
  limit: string;
  noLimit: string;
  equivalent: (hours: string) => string;
  filed: string;
  filedCount: (companies: string, wishes: string) => string;
  withdrawnNote: string;
  closedNote: string;
  result: string;
  resultNote: string;
  draftNote: string;
  own: string;
  ownNothing: string;
  others: string;
  granted: (count: string) => string;
  denied: (count: string) => string;
  isGranted: string;
  isDenied: string;
  booking: string;
  preference: (place: string) => string;
  drawn: string;
  hidden: string;
  claims: string;
  claimsNote: string;
  company: string;
  otherCompany: string;
  claimBefore: string;
  claimAfter: string;
  nothingFiled: string;
  record: string;
}> = {
  ja: {
    title: "配分会",
    about:
      "連休明けや繁忙期など希望が重なる期間の枠を、先着順によらず、各社の希望を集めてから持分とこれまでの利用に基づいて割り当てます。締切までに希望を出し、持分に対して利用の少ない会社から順に、第1希望から決めていきます。",
    none: "配分会は開かれていません",
    noneWay: "委員会が配分会を開くと、ここに対象設備・期間・希望の締切が表示されます。",
    statuses: {
      open: "希望受付中",
      closed: "受付終了・配分前",
      run: "結果案(公表前)",
      published: "確定・公表済み",
      withdrawn: "取下げ",
    },
    comma: "、",
    machines: "対象設備",
    period: "対象期間",
    hours: "枠の時間",
    days: "曜日",
    weekdays: { mon: "月", tue: "火", wed: "水", thu: "木", fri: "金", sat: "土", sun: "日" },
    deadline: "希望の締切",
    remaining: (length) => `残り ${length}`,
    inDays: (days) => `${days}日`,
    over: "締切済み",
    limit: "1社の上限",
    noLimit: "なし",
    equivalent: (hours) => `${hours} 換算時間`,
    filed: "提出状況",
    filedCount: (companies, wishes) => `${companies}社・希望${wishes}件`,
    withdrawnNote: "この配分会は取り下げられました。予約への影響はありません。",
    closedNote: "希望の受付は終わりました。委員会が配分を行うと、結果と理由がここに表示されます。",
    result: "配分の結果と理由",
    resultNote: "割当てが決まった順",
    draftNote: "まだ公表前の案です。公表されるまで予約にはならず、配分をやり直すこともあります。",
    own: "自社",
    ownNothing: "自社の希望は出されていません。",
    others: "ほかの会社",
    granted: (count) => `割当て${count}件`,
    denied: (count) => `見送り${count}件`,
    isGranted: "割当て",
    isDenied: "見送り",
    booking: "予約を見る",
    preference: (place) => `第${place}希望`,
    drawn: "抽選",
    hidden: "他社の利用実績は公開されないため、理由は表示しません。",
    claims: "配分の前と後の順位の値",
    claimsNote: "持分で割り戻した利用実績(換算時間)です。小さい会社が先に選びます。",
    company: "会社",
    otherCompany: "ほかの会社",
    claimBefore: "配分前",
    claimAfter: "配分後",
    nothingFiled: "希望が1件もなかったため、割当てはありません。",
    record: "乱数の種と照合値",
  },
  en: {
    title: "Allocation rounds",
    about:
      "A round gives away time that many want, such as busy weeks, by wishes instead of first come, first served. Until the deadline every company files its wishes in order; then the company with the least use for its share takes its first wish, and so on in turns.",
    none: "No allocation round yet",
    noneWay: "When the committee opens one, its machines, its period and the deadline for wishes stand here.",
    statuses: {
      open: "Taking wishes",
      closed: "Deadline over, not run",
      run: "Draft result",
      published: "Published",
      withdrawn: "Withdrawn",
    },
    comma: ", ",
    machines: "Machines",
    period: "Period",
    hours: "Slots",
    days: "Weekdays",
    weekdays: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
    deadline: "Deadline for wishes",
    remaining: (length) => `${length} left`,
    inDays: (days) => `${days} days`,
    over: "over",
    limit: "Most for one company",
    noLimit: "no limit",
    equivalent: (hours) => `${hours} equivalent hours`,
    filed: "Filed so far",
    filedCount: (companies, wishes) => `companies: ${companies}, wishes: ${wishes}`,
    withdrawnNote: "This round was withdrawn. No booking was touched by it.",
    closedNote:
      "Wishes are no longer taken. When the committee has run the round, result and reasons stand here.",
    result: "Result and reasons",
    resultNote: "in the order of the turns",
    draftNote: "A draft: nothing is booked until it is published, and the round may be run again.",
    own: "Your company",
    ownNothing: "Your company filed no wish.",
    others: "Other companies",
    granted: (count) => `${count} granted`,
    denied: (count) => `${count} not granted`,
    isGranted: "Granted",
    isDenied: "Not granted",
    booking: "See the booking",
    preference: (place) => `Preference ${place}`,
    drawn: "drawn",
    hidden: "Others' use is not told here, so neither is the reason.",
    claims: "Who stood where, before and after",
    claimsNote: "Use divided by share, in equivalent hours. The fewest chooses first.",
    company: "Company",
    otherCompany: "another member",
    claimBefore: "Before",
    claimAfter: "After",
    nothingFiled: "Nobody filed a wish, so nothing was given away.",
    record: "Seed and digest",
  },
};
