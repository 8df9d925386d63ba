import type { Bilingual } from "../../config/site/text.ts";
import type { ChargeKind } from "../domain/fairness/settlement/statement-line.ts";

/** What lines are called on statements. */
export const chargeTexts: Readonly<Record<ChargeKind, Bilingual>> = {
  fixedCost: { ja: "固定費負担金", en: "Share of fixed cost" },
  base: { ja: "基本料", en: "Base charge" },
  booked: { ja: "使用料(予約時間)", en: "Booked time" },
  outsidePlan: { ja: "使用料(開放時間外)", en: "Use outside opening hours" },
  early: { ja: "使用料(早出し)", en: "Early use" },
  overrun: { ja: "使用料(延長)", en: "Overrun" },
  assigned: { ja: "使用料(予約外使用)", en: "Use without a booking" },
  lateReleased: { ja: "直前取消料(時間分)", en: "Late cancellation, time" },
  takenOver: { ja: "再予約・他社使用による控除", en: "Less: booked or used by others" },
  blocked: { ja: "他社使用による控除", en: "Less: used by another company" },
  excused: { ja: "免責時間の控除", en: "Less: excused time" },
  noShow: { ja: "無断不使用料(時間分)", en: "No-show, time" },
  lateCancelCharge: { ja: "直前取消手数料", en: "Late cancellation charge" },
  noShowCharge: { ja: "無断不使用手数料", en: "No-show charge" },
  minimum: { ja: "最低料金との差額", en: "Up to the minimum charge" },
};

export const peakText: Bilingual = { ja: "混雑時間帯", en: "peak hours" };
export const reversalText: Bilingual = { ja: "取消", en: "reversed" };
