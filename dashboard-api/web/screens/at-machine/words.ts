import { type ObstacleWords, obstacleWords } from "../../../machine-page/obstacle-words.ts";
import type { PageAction } from "../../../machine-page/possible-actions.ts";
import type { Dictionary } from "../../language/language.ts";

export const atMachineWords: Dictionary<{
  title: string;
  open: { title: string; hint: string; badCode: string; signIn: string; choose: string };
  since: (time: string, duration: string) => string;
  sinceBefore: (time: string) => string;
  notHeard: string;
  now: string;
  next: string;
  someone: string;
  own: string;
  left: (duration: string) => string;
  free: string;
  freeLong: string;
  nextNone: string;
  requested: string;
  offered: string;
  blocks: Record<"maintenance" | "outage", string>;
  startedAt: (time: string) => string;
  setupAt: (time: string) => string;
  strip: (machine: string) => string;
  today: string;
  actions: Record<PageAction, string>;
  hints: Record<PageAction, string>;
  extendUntil: (time: string) => string;
  why: ObstacleWords;
  actionList: string;
  actingFor: (company: string) => string;
  looksOnly: string;
  faults: string;
  faultOpened: (time: string, company: string) => string;
  faultOut: (time: string) => string;
  close: string;
  company: string;
  chooseCompany: string;
  change: string;
  noPin: string;
  locked: (time: string) => string;
  pin: string;
  pinEntered: (count: number) => string;
  pinHint: string;
  demoPin: (pin: string) => string;
  erase: string;
  proceed: string;
  back: string;
  extendNow: (time: string) => string;
  extendChoose: string;
  extendTo: (time: string) => string;
  longest: (time: string) => string;
  finishHint: (duration: string, time: string) => string;
  startHint: string;
  setupHint: string;
  assignChoose: string;
  assignHint: string;
  done: Record<PageAction | "close", string>;
  extended: (time: string) => string;
  sentAgain: string;
  notSent: string;
  tooLong: (time: string) => string;
  noLonger: string;
  sentences: (one: string, other: string) => string;
}> = {
  ja: {
    title: "設備の操作",
    open: {
      title: "設備のQRコードを読み取ってください",
      hint: "設備に貼ってあるQRコードをスマートフォンで読むと、その設備の画面が開きます。会員の方はログインしても操作できます。",
      badCode:
        "このQRコードは使えなくなっています。設備に新しいコードがないか確かめるか、委員会に知らせてください。",
      signIn: "ログインして操作する",
      choose: "どの設備の前にいますか",
    },
    since: (time, duration) => `${time} から(${duration})`,
    sinceBefore: (time) => `${time} より前から`,
    notHeard: "設備からデータが届いていません",
    now: "いま",
    next: "次",
    someone: "他社",
    own: "自社",
    left: (duration) => `残り ${duration}`,
    free: "予約なし",
    freeLong: "この先2週間、予約がありません",
    nextNone: "この先2週間、予約はありません",
    requested: "承認待ち",
    offered: "仮押さえ",
    blocks: { maintenance: "保全", outage: "使用停止" },
    startedAt: (time) => `${time} 開始`,
    setupAt: (time) => `${time} 段取り開始`,
    strip: (machine) => `${machine}の今日の予約と実績`,
    today: "今日",
    actions: {
      start: "開始",
      setup: "段取り中",
      extend: "延長",
      finish: "終了",
      assign: "使用者を届け出る",
      fault: "不具合を報告",
    },
    hints: {
      start: "自社の予約で使い始める",
      setup: "段取りをしている",
      extend: "予約の終わりを延ばす",
      finish: "残りの時間を空ける",
      assign: "予約なしで使った時間を自社のものにする",
      fault: "設備の異常を全社に知らせる",
    },
    extendUntil: (time) => `${time} まで延長できます`,
    why: obstacleWords.ja,
    actionList: "この設備でできること",
    actingFor: (company) => `${company}として操作します`,
    looksOnly: "この権限では閲覧のみできます",
    faults: "報告されている不具合",
    faultOpened: (time, company) => `${time} ${company}`,
    faultOut: (time) => `${time} まで使用停止を依頼`,
    close: "直りました",
    company: "会社",
    chooseCompany: "会社を選んでください",
    change: "会社を変える",
    noPin: "暗証番号が未設定です。自社の管理者か事務局に設定を頼んでください",
    locked: (time) => `間違いが続いたため ${time} まで入力できません`,
    pin: "会社の暗証番号",
    pinEntered: (count) => (count === 0 ? "未入力" : `${count}桁入力済み`),
    pinHint: "自社の管理者が決めた6〜8桁の数字です",
    demoPin: (pin) => `デモの暗証番号は ${pin} です`,
    erase: "1字消す",
    proceed: "次へ",
    back: "戻る",
    extendNow: (time) => `いまの予約は ${time} まで`,
    extendChoose: "いつまで延長しますか",
    extendTo: (time) => `${time} まで延長する`,
    longest: (time) => `最長は ${time} です。その後は次の予約か、予約の規則があります。`,
    finishHint: (duration, time) => `残り ${duration}(${time} まで)をほかの会社が使えるように空けます。`,
    startHint: "これ以降の使用は自社の実績になります。前の会社の使用はここで終わります。",
    setupHint: "設備が動いていなくても、予約を使っている記録になります。",
    assignChoose: "届け出る時間を選んでください",
    assignHint: "この24時間に予約なしで動いた時間です。自社の使用として利用実績と料金に入ります。",
    done: {
      start: "開始を記録しました",
      setup: "段取り中を記録しました",
      extend: "延長しました",
      finish: "終了しました。残りの時間を空けました",
      assign: "自社の使用として届け出ました",
      fault: "不具合を報告しました",
      close: "直ったことを記録しました",
    },
    extended: (time) => `${time} まで延長しました`,
    sentAgain: "通信が途切れました。もう一度送っています。",
    notSent:
      "通信が切れていて、届いたかどうか分かりません。電波の届く所で、もう一度押してください。すでに届いていても、二重には記録されません。",
    tooLong: (time) => `その時刻までは延長できません。延長できるのは ${time} までです。`,
    sentences: (one, other) => `${one}。${other}`,
    noLonger: "次の予約か予約の規則があるため、延長できません。",
  },
  en: {
    title: "At the machine",
    open: {
      title: "Scan the QR code on the machine",
      hint: "The code on a machine opens that machine's page on your phone. Members can also sign in and act here.",
      badCode:
        "This QR code is no longer valid. See whether there is a newer one on the machine, or tell the committee.",
      signIn: "Sign in instead",
      choose: "Which machine are you at?",
    },
    since: (time, duration) => `since ${time} (${duration})`,
    sinceBefore: (time) => `since before ${time}`,
    notHeard: "No data comes from the machine",
    now: "Now",
    next: "Next",
    someone: "Another company",
    own: "Own",
    left: (duration) => `${duration} left`,
    free: "Not booked",
    freeLong: "No booking within two weeks",
    nextNone: "No booking within two weeks",
    requested: "Awaiting approval",
    offered: "Held offer",
    blocks: { maintenance: "Maintenance", outage: "Out of use" },
    startedAt: (time) => `Started ${time}`,
    setupAt: (time) => `Set-up since ${time}`,
    strip: (machine) => `Today's bookings and use of ${machine}`,
    today: "Today",
    actions: {
      start: "Start",
      setup: "Setting up",
      extend: "Extend",
      finish: "Finish",
      assign: "Say who used it",
      fault: "Report a fault",
    },
    hints: {
      start: "Begin your company's booking",
      setup: "You are setting up",
      extend: "Make the booking longer",
      finish: "Give the rest of the time up",
      assign: "Time used without a booking was your company's",
      fault: "Tell everybody what is wrong",
    },
    extendUntil: (time) => `Possible until ${time}`,
    why: obstacleWords.en,
    actionList: "What you can do here",
    actingFor: (company) => `You act for ${company}`,
    looksOnly: "Your role may look, not act",
    faults: "Open faults",
    faultOpened: (time, company) => `${time} ${company}`,
    faultOut: (time) => `Out of use asked for until ${time}`,
    close: "It is fixed",
    company: "Company",
    chooseCompany: "Choose your company",
    change: "Another company",
    noPin: "No PIN yet: ask your company's manager or the office to set one",
    locked: (time) => `No PIN is taken until ${time}, after wrong ones`,
    pin: "Your company's PIN",
    pinEntered: (count) => (count === 0 ? "Nothing entered" : `${count} digits entered`),
    pinHint: "6 to 8 digits, chosen by your company's manager",
    demoPin: (pin) => `The demo's PIN is ${pin}`,
    erase: "Erase one digit",
    proceed: "Next",
    back: "Back",
    extendNow: (time) => `The booking ends at ${time}`,
    extendChoose: "Until when?",
    extendTo: (time) => `Extend until ${time}`,
    longest: (time) => `${time} at the latest: another booking or a rule follows.`,
    finishHint: (duration, time) => `The remaining ${duration} (until ${time}) become free for others.`,
    startHint: "From now on it is your company's use, and the former company's use ends.",
    setupHint: "The booking counts as used although the machine does not move yet.",
    assignChoose: "Choose the time",
    assignHint: "Use of the last 24 hours without a booking. It becomes your company's use, and is charged.",
    done: {
      start: "The start is recorded",
      setup: "Setting up is recorded",
      extend: "Extended",
      finish: "Finished: the rest of the time is free",
      assign: "It is your company's use now",
      fault: "The fault is reported",
      close: "Recorded as fixed",
    },
    extended: (time) => `Extended until ${time}`,
    sentAgain: "The connection broke off. It is being sent again.",
    notSent:
      "The connection is lost, and whether it arrived is not known. Press once more where there is a signal: what has arrived already is not done twice.",
    tooLong: (time) => `It cannot be extended that far: until ${time} at the latest.`,
    sentences: (one, other) => `${one}. ${other}`,
    noLonger: "It cannot be longer: another booking or a rule follows.",
  },
};
