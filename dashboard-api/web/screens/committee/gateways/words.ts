import type { Dictionary } from "../../../language/language.ts";

type SourceState = "connecting" | "connected" | "down" | "refused";

export const gatewayWords: Dictionary<{
  allWell: string;
  attention: (count: number) => string;
  online: string;
  offline: string;
  neverHeard: string;
  told: (when: string) => string;
  software: string;
  siteFile: string;
  sameSite: string;
  otherSite: string;
  clock: string;
  clockGood: string;
  clockBad: string;
  spool: string;
  spoolNote: string;
  lane: string;
  lanes: { states: string; samples: string };
  batches: string;
  size: string;
  oldest: string;
  empty: string;
  rejected: string;
  lost: string;
  refused: string;
  sources: string;
  source: string;
  state: string;
  states: Record<SourceState, string>;
  since: string;
  samples: string;
  discarded: string;
  skew: string;
  skewOf: (seconds: string) => string;
  noClock: string;
  steps: string;
  certificate: string;
  noCertificate: string;
  ends: (day: string, days: number) => string;
  ended: (day: string) => string;
  faults: string;
  none: string;
  noneWay: string;
  coverage: string;
  coverageNote: (least: string) => string;
  machine: string;
  gaps: string;
  lostTime: string;
  alarm: string;
  noAlarm: string;
  alarms: (count: number) => string;
  closed: string;
  issues: {
    offline: (gateway: string) => string;
    site: (gateway: string) => string;
    clock: (gateway: string) => string;
    spool: (gateway: string, age: string) => string;
    refused: (gateway: string, why: string) => string;
    lost: (gateway: string, count: string) => string;
    source: (source: string, state: string, detail: string) => string;
    faults: (source: string, count: number) => string;
    certificate: (source: string, when: string) => string;
  };
}> = {
  ja: {
    allWell: "収集装置とデータ源に異常はありません",
    attention: (count) => `確認が必要な点が${count}件あります`,
    online: "接続中",
    offline: "切断",
    neverHeard: "接続なし(一度も報告なし)",
    told: (when) => `最終報告 ${when}`,
    software: "ソフトウェア",
    siteFile: "サイト設定",
    sameSite: "サーバーと同じ",
    otherSite: "サーバーと異なる(再起動で反映)",
    clock: "時計",
    clockGood: "同期済み",
    clockBad: "未同期",
    spool: "送信待ち",
    spoolNote: "サーバーへ未送信のデータ。通信が戻ると古いものから送られます。",
    lane: "種類",
    lanes: { states: "稼働状態", samples: "信号値" },
    batches: "件数",
    size: "容量",
    oldest: "最も古いもの",
    empty: "なし",
    rejected: "受取り不可",
    lost: "容量不足で失われた数",
    refused: "送信できない理由",
    sources: "データ源",
    source: "データ源",
    state: "状態",
    states: { connecting: "接続中…", connected: "接続済み", down: "応答なし", refused: "拒否" },
    since: "いつから",
    samples: "受信数",
    discarded: "対象外",
    skew: "時計の差",
    skewOf: (seconds) => `${seconds} 秒`,
    noClock: "時刻なし",
    steps: "逆行",
    certificate: "証明書の期限",
    noCertificate: "不使用",
    ends: (day, days) => `${day}(あと${days}日)`,
    ended: (day) => `${day}(期限切れ)`,
    faults: "読めない信号",
    none: "収集装置が設定されていません",
    noneWay: "サイト設定ファイルの gateways に収集装置とデータ源を記入してください。",
    coverage: "データ充足率(直近7日間)",
    coverageNote: (least) => `開放時間のうち記録がある割合。${least}を下回った日を警告します。`,
    machine: "設備",
    gaps: "途切れ",
    lostTime: "欠測",
    alarm: "不足",
    noAlarm: "警告はありません。",
    alarms: (count) => `警告 ${count}件`,
    closed: "閉所",
    issues: {
      offline: (gateway) => `${gateway}: 収集装置が切断されています。電源とネットワークを確認してください。`,
      site: (gateway) =>
        `${gateway}: サーバーと異なるサイト設定で動いています。設定ファイルを揃えて再起動してください。`,
      clock: (gateway) => `${gateway}: 時計が同期していません。NTP の設定を確認してください。`,
      spool: (gateway, age) => `${gateway}: 送信待ちのデータが${age}たまっています。`,
      refused: (gateway, why) => `${gateway}: データの送信が拒否されています(${why})。`,
      lost: (gateway, count) => `${gateway}: 容量不足で${count}件のデータが失われました。`,
      source: (source, state, detail) => `${source}: ${state}${detail ? `(${detail})` : ""}`,
      faults: (source, count) => `${source}: 読めない信号が${count}件あります。`,
      certificate: (source, when) => `${source}: 証明書の期限 ${when}`,
    },
  },
  en: {
    allWell: "Gateways and sources are well",
    attention: (count) => (count === 1 ? "One thing needs a look" : `${count} things need a look`),
    online: "Online",
    offline: "Offline",
    neverHeard: "No report yet",
    told: (when) => `reported ${when}`,
    software: "Software",
    siteFile: "Site file",
    sameSite: "the server's",
    otherSite: "another than the server's (restart it)",
    clock: "Clock",
    clockGood: "synchronised",
    clockBad: "not synchronised",
    spool: "Waiting to be sent",
    spoolNote: "Data not yet sent to the server. When the link is back, the oldest goes first.",
    lane: "Kind",
    lanes: { states: "States", samples: "Signals" },
    batches: "Batches",
    size: "Size",
    oldest: "Oldest",
    empty: "none",
    rejected: "Never acceptable",
    lost: "Lost for want of room",
    refused: "Why it is refused",
    sources: "Sources",
    source: "Source",
    state: "State",
    states: { connecting: "Connecting…", connected: "Connected", down: "Down", refused: "Refused" },
    since: "Since",
    samples: "Received",
    discarded: "Unwanted",
    skew: "Clock ahead by",
    skewOf: (seconds) => `${seconds} s`,
    noClock: "tells no time",
    steps: "Backward",
    certificate: "Certificate until",
    noCertificate: "none used",
    ends: (day, days) => `${day} (${days} days)`,
    ended: (day) => `${day} (expired)`,
    faults: "Signals that cannot be read",
    none: "No gateway is set up",
    noneWay: "Write gateways and sources into the site file.",
    coverage: "Coverage of the last 7 days",
    coverageNote: (least) =>
      `Share of the open hours that was observed. A day below ${least} gives an alarm.`,
    machine: "Machine",
    gaps: "Gaps",
    lostTime: "Lost",
    alarm: "too little",
    noAlarm: "No alarm.",
    alarms: (count) => (count === 1 ? "1 alarm" : `${count} alarms`),
    closed: "closed",
    issues: {
      offline: (gateway) => `${gateway}: the gateway is offline. Look at its power and network.`,
      site: (gateway) =>
        `${gateway}: it runs on another site file than the server. Give it the same and restart it.`,
      clock: (gateway) => `${gateway}: its clock is not synchronised. Look at its NTP settings.`,
      spool: (gateway, age) => `${gateway}: data of the last ${age} wait to be sent.`,
      refused: (gateway, why) => `${gateway}: its data are refused (${why}).`,
      lost: (gateway, count) => `${gateway}: ${count} records were lost for want of room.`,
      source: (source, state, detail) => `${source}: ${state}${detail ? ` (${detail})` : ""}`,
      faults: (source, count) => `${source}: ${count} signals cannot be read.`,
      certificate: (source, when) => `${source}: certificate until ${when}`,
    },
  },
};
