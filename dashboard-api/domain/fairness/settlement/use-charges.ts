import { HOUR, type Micros } from "../../../../config/micros.ts";
import type { UseLine, UsePart } from "../use/use-line.ts";
import { type Fee, type FeeRules, feeOf } from "./fee.ts";
import type { ChargeKind, StatementLine } from "./statement-line.ts";
import { type RoundingMode, wholeYen } from "./whole-yen.ts";

/** Use that no statement charges, and why: it is nobody's yet, or the machine has no fee for the company. */
export interface UnchargedUse {
  readonly reason: "unassigned" | "noFee";
  readonly company: string | null;
  readonly machine: string;
  readonly duration: Micros;
}

const slotParts: readonly UsePart[] = ["booked", "blocked", "excused"];
const releaseParts: readonly UsePart[] = ["lateReleased", "takenOver"];

const sumOf = (lines: readonly UseLine[]) => lines.reduce((sum, line) => sum + line.duration, 0);
const groupKey = (line: UseLine) => JSON.stringify([line.company, line.machine, line.booking]);
const partKey = (line: UseLine) => `${line.part}|${line.isPeak}`;

/** Charges of one company on one machine for one booking, or for its assigned use without one. */
function chargesOf(
  lines: readonly UseLine[],
  sample: UseLine & { company: string },
  fee: Fee,
  rules: FeeRules,
  isNoShow: boolean,
  mode: RoundingMode,
): StatementLine[] {
  const { company, machine, booking } = sample;
  const line = (
    kind: ChargeKind,
    of: Pick<StatementLine, "quantity" | "unit" | "unitPrice" | "amount"> & Partial<StatementLine>,
  ): StatementLine => ({
    ...{ kind, company, machine, booking, cost: null, isPeak: false, factor: 1 },
    ...{ taxClass: fee.taxClass, isReversal: false },
    ...of,
  });
  const once = (kind: ChargeKind, amount: number) =>
    amount > 0 ? [line(kind, { quantity: 1, unit: "times", unitPrice: amount, amount })] : [];

  const timed = [...Map.groupBy(lines, partKey).values()].map((same) => {
    const { part, isPeak } = same[0] as UseLine;
    const quantity = sumOf(same);
    const penalty = releaseParts.includes(part)
      ? rules.lateCancel.share
      : isNoShow && slotParts.includes(part)
        ? rules.noShow.share
        : 1;
    const peakFactor = isPeak ? (rules.peakFactors.get(machine) ?? 1) : 1;
    const kind = isNoShow && part === "booked" ? "noShow" : (part as ChargeKind);
    return line(kind, {
      ...{ quantity, isPeak, unit: "microseconds", unitPrice: fee.hourly, factor: peakFactor * penalty },
      amount: wholeYen(quantity, [fee.hourly, peakFactor, penalty], HOUR, mode),
    });
  });
  const kept = sumOf(lines.filter((it) => !releaseParts.includes(it.part)));
  const released = sumOf(lines.filter((it) => releaseParts.includes(it.part)));
  const isKept = booking !== null && kept > 0 && !isNoShow;
  const charges = [
    ...(isKept ? once("base", fee.base) : []),
    ...timed,
    ...(released > 0 ? once("lateCancelCharge", rules.lateCancel.amount) : []),
    ...(isNoShow && kept > 0 ? once("noShowCharge", rules.noShow.amount) : []),
  ];
  const sum = charges.reduce((total, it) => total + it.amount, 0);
  return isKept ? [...charges, ...once("minimum", fee.minimum - sum)] : charges;
}

/**
 * Variable cost: lines of chargeable use (`useLines` on the chargeable basis, and late releases) x the company's fee.
 * Each line of use is in exactly one charge or in `uncharged`. Base charge and minimum are a kept booking's: one that
 * was wholly excused, released late or not shown up for pays neither.
 */
export function useCharges(
  lines: Iterable<UseLine>,
  rules: FeeRules,
  noShows: ReadonlySet<string>,
  mode: RoundingMode,
): { charges: StatementLine[]; uncharged: UnchargedUse[] } {
  const charges: StatementLine[] = [];
  const uncharged: UnchargedUse[] = [];
  for (const group of Map.groupBy(lines, groupKey).values()) {
    const sample = group[0] as UseLine;
    const { company, machine, booking } = sample;
    const fee = company === null ? undefined : feeOf(company, machine, rules);
    if (company === null || !fee) {
      const reason = company === null ? "unassigned" : "noFee";
      uncharged.push({ reason, company, machine, duration: sumOf(group) });
      continue;
    }
    const isNoShow = booking !== null && noShows.has(booking);
    charges.push(...chargesOf(group, { ...sample, company }, fee, rules, isNoShow, mode));
  }
  return { charges, uncharged };
}
