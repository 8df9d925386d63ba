import type { Bilingual } from "../../config/site/text.ts";
import type { FigureId } from "../domain/utilization/figure-id.ts";

/** What each figure is called, and what its numerator is the time (or the days) of. */
export const figureTexts: Record<FigureId, { name: Bilingual; counting: Bilingual }> = {
  utilization: {
    name: { ja: "稼働率", en: "utilization" },
    counting: { ja: "加工運転の時間", en: "time running" },
  },
  occupancy: {
    name: { ja: "占有率", en: "occupancy" },
    counting: { ja: "使用中の時間(運転・中断・段取り)", en: "time in use (running, held, setup)" },
  },
  bookingRate: {
    name: { ja: "予約率", en: "booking rate" },
    counting: { ja: "予約された時間", en: "time booked" },
  },
  bookingUse: {
    name: { ja: "予約実施率", en: "use of bookings" },
    counting: { ja: "予約内の予約者自身の使用時間", en: "the holders' own use inside their bookings" },
  },
  readiness: {
    name: { ja: "可動率", en: "readiness" },
    counting: { ja: "予約内の故障停止でない時間", en: "booked time not down" },
  },
  faultFree: {
    name: { ja: "故障なし率", en: "fault-free rate" },
    counting: { ja: "故障停止でない時間", en: "time not down" },
  },
  daysUsed: {
    name: { ja: "日数稼働率", en: "days used" },
    counting: { ja: "使用した日数", en: "days with use" },
  },
  allocationEfficiency: {
    name: { ja: "割当効率(ISO 22400)", en: "allocation efficiency (ISO 22400)" },
    counting: { ja: "実占有時間(AUBT)", en: "actual unit busy time (AUBT)" },
  },
  utilizationEfficiency: {
    name: { ja: "利用効率(ISO 22400)", en: "utilization efficiency (ISO 22400)" },
    counting: { ja: "実生産時間(APT)", en: "actual production time (APT)" },
  },
  availability: {
    name: { ja: "アベイラビリティ(ISO 22400)", en: "availability (ISO 22400)" },
    counting: { ja: "実生産時間(APT)", en: "actual production time (APT)" },
  },
  technicalEfficiency: {
    name: { ja: "技術効率(ISO 22400)", en: "technical efficiency (ISO 22400)" },
    counting: { ja: "実生産時間(APT)", en: "actual production time (APT)" },
  },
  setupRatio: {
    name: { ja: "段取り比率(ISO 22400)", en: "setup ratio (ISO 22400)" },
    counting: { ja: "実段取り時間(AUST)", en: "actual unit setup time (AUST)" },
  },
};

/** By `denominatorName`. */
export const denominatorTexts: Record<string, Bilingual> = {
  plannedBusyTime: { ja: "計画稼働時間(開放時間-計画保全)", en: "planned busy time (open less maintenance)" },
  bookedTime: { ja: "予約時間", en: "booked time" },
  openDays: { ja: "営業日数", en: "open days" },
  actualUnitBusyTime: { ja: "実占有時間(AUBT)", en: "actual unit busy time (AUBT)" },
  productionAndDelayTime: {
    ja: "実生産時間+遅れ時間(APT+ADET)",
    en: "production and delay time (APT + ADET)",
  },
  actualUnitProcessingTime: { ja: "実処理時間(AUPT)", en: "actual unit processing time (AUPT)" },
};

export const units = {
  ja: { hours: "時間", minutes: "分", seconds: "秒", days: "日" },
  en: { hours: " h", minutes: " min", seconds: " s", days: " days" },
} as const;

/** What a sentence is made of; all amounts with their units. */
export interface SentenceParts {
  machine: string;
  /** null: everybody's; "" for the use of nobody. */
  member: string | null;
  name: string;
  from: string;
  to: string;
  zone: string;
  counting: string;
  numerator: string;
  denominatorName: string;
  denominator: string;
  /** In per cent; null where nothing was observed. */
  value: string | null;
  unknown: string | null;
  inferred: string | null;
  /** null where the figure is certain. */
  bounds: { lower: string; upper: string } | null;
}

const whose = {
  ja: (member: string | null) =>
    member === null ? "" : member === "" ? "(所属なしの使用分)" : `(${member}の分)`,
  en: (member: string | null) =>
    member === null ? "" : member === "" ? ", the use of nobody" : `, the part of ${member}`,
};

export const sentences = {
  ja: (it: SentenceParts): string =>
    [
      `${it.machine}の${it.name}${whose.ja(it.member)}、${it.from}から${it.to}まで(${it.zone}):`,
      it.value === null
        ? `${it.denominatorName}のうち観測できた分がないため、値はありません。`
        : `${it.counting} ${it.numerator} ÷ ${it.denominatorName} ${it.denominator} = ${it.value}。`,
      it.unknown === null ? "" : `不明の${it.unknown}は分子・分母のどちらにも入れていません。`,
      it.inferred === null ? "" : `分母のうち${it.inferred}は前後から推定しました。`,
      it.bounds === null
        ? ""
        : `不明・推定の分が何であったとしても、${it.bounds.lower}から${it.bounds.upper}の間です。`,
    ].join(""),
  en: (it: SentenceParts): string =>
    [
      `${it.machine}, ${it.name}${whose.en(it.member)}, from ${it.from} to ${it.to} (${it.zone}):`,
      it.value === null
        ? `nothing of the ${it.denominatorName} was observed, so there is no value.`
        : `${it.counting} ${it.numerator} / ${it.denominatorName} ${it.denominator} = ${it.value}.`,
      it.unknown === null ? "" : `Unknown: ${it.unknown}, in neither numerator nor denominator.`,
      it.inferred === null
        ? ""
        : `Of the denominator, ${it.inferred} is concluded from both sides of short gaps.`,
      it.bounds === null
        ? ""
        : `Whatever the machine did in that time, the figure lies between ${it.bounds.lower} and ${it.bounds.upper}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
};
