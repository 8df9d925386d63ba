import type { Dictionary } from "../../language/language.ts";

type Role = "counts" | "opposes" | "unknown" | "outside";

export const explanationWords: Dictionary<{
  title: (name: string, figure: string) => string;
  byMachine: string;
  sums: string;
  roles: Record<Role, string>;
  sumOf: Record<"counts" | "opposes" | "unknown" | "inferred", string>;
  plannedMaintenance: string;
  outOfUse: string;
  outOfUseKind: (kind: "maintenance" | "outage", isPlanned: boolean) => string;
  parts: string;
  when: string;
  what: string;
  role: string;
  length: string;
  whose: string;
  nobody: string;
  somebody: string;
  inferred: string;
  doubtful: string;
  dayUse: (use: string) => string;
  dayNoUse: string;
  more: (shown: string) => string;
  openMachine: string;
}> = {
  ja: {
    title: (name, figure) => `${name}の${figure}`,
    byMachine: "設備を選ぶと、もとになった記録が開きます。",
    sums: "合計",
    roles: { counts: "分子に算入", opposes: "分母のみ", unknown: "不明(除外)", outside: "対象外" },
    sumOf: {
      counts: "分子に算入",
      opposes: "分母のみ",
      unknown: "不明(どちらにも入れない)",
      inferred: "うち補完(推定)",
    },
    plannedMaintenance: "計画保全(計画稼働時間に含めない)",
    outOfUse: "使用できなかった時間",
    outOfUseKind: (kind, isPlanned) =>
      isPlanned
        ? "計画保全(計画稼働時間に含めない)"
        : `${kind === "outage" ? "使用停止" : "保全(始まった後の登録分)"}: 計画稼働時間に含める`,
    parts: "もとになった記録",
    when: "時刻",
    what: "状態",
    role: "扱い",
    length: "長さ",
    whose: "予約",
    nobody: "予約なし",
    somebody: "他社",
    inferred: "補完",
    doubtful: "不明な時間の内容によって変わる",
    dayUse: (use) => `使用あり(${use})`,
    dayNoUse: "使用なし",
    more: (shown) => `続きを読み込む(${shown}件表示中)`,
    openMachine: "設備の画面で見る",
  },
  en: {
    title: (name, figure) => `${figure} of ${name}`,
    byMachine: "Choose a machine to open the records behind the figure.",
    sums: "Sums",
    roles: {
      counts: "in the numerator",
      opposes: "in the denominator alone",
      unknown: "unknown, left out",
      outside: "not in the figure",
    },
    sumOf: {
      counts: "In the numerator",
      opposes: "In the denominator alone",
      unknown: "Unknown, in neither",
      inferred: "Of these, inferred",
    },
    plannedMaintenance: "Planned maintenance, no planned busy time",
    outOfUse: "Out of use",
    outOfUseKind: (kind, isPlanned) =>
      isPlanned
        ? "planned maintenance: no planned busy time"
        : `${kind === "outage" ? "out of use" : "maintenance, entered after it had begun"}: planned busy time`,
    parts: "Records",
    when: "When",
    what: "State",
    role: "Counted",
    length: "Length",
    whose: "Booking",
    nobody: "not booked",
    somebody: "another company",
    inferred: "inferred",
    doubtful: "depends on what unknown time was",
    dayUse: (use) => `used (${use})`,
    dayNoUse: "not used",
    more: (shown) => `Load more (${shown} shown)`,
    openMachine: "See it on the machine's screen",
  },
};
