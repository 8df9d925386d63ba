import { HOUR, type Micros } from "../../../../config/micros.ts";
import { inForce } from "../../calendar/changes.ts";
import type { UseLine, UsePart } from "../use/use-line.ts";
import { type Fee, type FeeRules, feeOf, peakFactorOf } from "./fee.ts";
import type { ChargeKind, StatementLine } from "./statement-line.ts";
import { type TaxRules, taxRateOf } from "./tax.ts";
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

/** What an hour of use costs, and why. */
interface Price extends Pick<StatementLine, "unitPrice" | "taxClass" | "taxRate"> {
  readonly peakFactor: number;
  /** Share of the fee that a late cancellation or a no-show pays. */
  readonly penalty: number;
}

/** The rules by which use is charged. */
export interface ChargeRules {
  readonly feeRules: FeeRules;
  readonly taxRules: Pick<TaxRules, "classes">;
  /** Bookings that were no-shows and not waived. */
  readonly noShows: ReadonlySet<string>;
  readonly lineMode: RoundingMode;
}

function priceOf(
  { part, isPeak, hour, machine }: UseLine,
  fee: Fee,
  isNoShow: boolean,
  rules: ChargeRules,
): Price {
  const { feeRules, taxRules } = rules;
  const penalty = releaseParts.includes(part)
    ? inForce(feeRules.lateCancel, hour).share
    : isNoShow && slotParts.includes(part)
      ? inForce(feeRules.noShow, hour).share
      : 1;
  return {
    ...{ unitPrice: fee.hourly, taxClass: fee.taxClass, taxRate: taxRateOf(fee.taxClass, hour, taxRules) },
    ...{ peakFactor: isPeak ? peakFactorOf(machine, hour, feeRules) : 1, penalty },
  };
}

/** Charges of one company on one machine for one booking, or for its assigned use without one. */
function chargesOf(
  lines: readonly (UseLine & { fee: Fee })[],
  sample: UseLine & { company: string },
  rules: ChargeRules,
): StatementLine[] {
  const { company, machine, booking } = sample;
  const { feeRules, taxRules, lineMode: mode } = rules;
  const isNoShow = booking !== null && rules.noShows.has(booking);
  // Once a booking: by what held at its first hour.
  const { hour: first, fee } = lines.reduce((a, b) => (b.hour < a.hour ? b : a));
  const line = (
    kind: ChargeKind,
    of: Pick<StatementLine, "quantity" | "unit" | "unitPrice" | "amount"> & Partial<StatementLine>,
  ): StatementLine => ({
    ...{ kind, company, machine, booking, cost: null, isPeak: false, factor: 1 },
    ...{ taxClass: fee.taxClass, taxRate: taxRateOf(fee.taxClass, first, taxRules), isReversal: false },
    ...of,
  });
  const once = (kind: ChargeKind, amount: number) =>
    amount > 0 ? [line(kind, { quantity: 1, unit: "times", unitPrice: amount, amount })] : [];

  const ofPart = Map.groupBy(lines, (it) => `${it.part}|${it.isPeak}`);
  const timed = [...ofPart.values()].flatMap((same) => {
    const { part, isPeak } = same[0] as UseLine;
    const kind = isNoShow && part === "booked" ? "noShow" : (part as ChargeKind);
    const prices = Map.groupBy(same, (it) => JSON.stringify(priceOf(it, it.fee, isNoShow, rules)));
    return [...prices].map(([key, atPrice]) => {
      const { peakFactor, penalty, ...price } = JSON.parse(key) as Price;
      const quantity = sumOf(atPrice);
      const since = Math.min(...atPrice.map((it) => it.hour));
      return line(kind, {
        ...price,
        ...{ quantity, isPeak, unit: "microseconds", factor: peakFactor * penalty },
        amount: wholeYen(quantity, [price.unitPrice, peakFactor, penalty], HOUR, mode),
        ...(prices.size > 1 ? { since } : {}),
      });
    });
  });
  const kept = sumOf(lines.filter((it) => !releaseParts.includes(it.part)));
  const released = sumOf(lines.filter((it) => releaseParts.includes(it.part)));
  const isKept = booking !== null && kept > 0 && !isNoShow;
  const charges = [
    ...(isKept ? once("base", fee.base) : []),
    ...timed,
    ...(released > 0 ? once("lateCancelCharge", inForce(feeRules.lateCancel, first).amount) : []),
    ...(isNoShow && kept > 0 ? once("noShowCharge", inForce(feeRules.noShow, first).amount) : []),
  ];
  const sum = charges.reduce((total, it) => total + it.amount, 0);
  return isKept ? [...charges, ...once("minimum", fee.minimum - sum)] : charges;
}

/**
 * Variable cost: lines of chargeable use (`useLines` on the chargeable basis, and late releases) x the company's fee.
 * Time before and after a change of price is charged apart. Each line of use is in exactly one charge or in `uncharged`. Base charge and minimum are a kept booking's: one that
 * was wholly excused, released late or not shown up for pays neither.
 */
export function useCharges(
  lines: Iterable<UseLine>,
  rules: ChargeRules,
): { charges: StatementLine[]; uncharged: UnchargedUse[] } {
  const charges: StatementLine[] = [];
  const uncharged: UnchargedUse[] = [];
  for (const group of Map.groupBy(lines, groupKey).values()) {
    const { company, machine } = group[0] as UseLine;
    const priced = group.map((line) => ({
      ...line,
      fee: company === null ? undefined : feeOf(company, machine, line.hour, rules.feeRules),
    }));
    const free = priced.filter((it) => it.fee === undefined);
    if (free.length > 0) {
      const reason = company === null ? "unassigned" : "noFee";
      uncharged.push({ reason, company, machine, duration: sumOf(free) });
    }
    const charged = priced.flatMap((it) => (it.fee === undefined ? [] : [{ ...it, fee: it.fee }]));
    const [sample] = charged;
    if (sample && company !== null) charges.push(...chargesOf(charged, { ...sample, company }, rules));
  }
  return { charges, uncharged };
}
