import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import { always, type Changes } from "../../../../../dashboard-api/domain/calendar/changes.ts";
import { estimate } from "../../../../../dashboard-api/domain/fairness/settlement/estimate.ts";
import type { FeeRules } from "../../../../../dashboard-api/domain/fairness/settlement/fee.ts";
import { settle } from "../../../../../dashboard-api/domain/fairness/settlement/settle.ts";
import type { UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";
import { feeOf, feeRules, settlementOf, use } from "./settlement-of.ts";

/** Prices change at midnight of the second day. */
const midnight = 24 * HOUR;
const changed = <T>(before: T, after: T): Changes<T> => [...always(before), { from: midnight, value: after }];
const rules: FeeRules = {
  ...feeRules,
  fees: new Map([["mill", { member: changed(feeOf(500, 3_000, 2_000), feeOf(700, 3_600, 4_000)) }]]),
  peakFactors: new Map([["mill", changed(1.25, 1.5)]]),
  lateCancel: changed({ share: 0.5, amount: 300 }, { share: 1, amount: 900 }),
};
const taxRules = {
  classes: new Map([["standard", changed<number | null>(10, 12)]]),
  mode: "floor" as const,
};
const monthOf = (lines: UseLine[]) =>
  settle(settlementOf({ use: lines, feeRules: rules, taxRules })).statements[0];
const told = (lines: UseLine[]) =>
  monthOf(lines)?.lines.map((it) => [
    it.kind,
    it.quantity / HOUR,
    it.unitPrice,
    it.factor,
    it.amount,
    it.taxRate,
  ]);
const at = (hour: number) => ({ hour: hour * HOUR });

describe("prices that change within a month", () => {
  test("hold for the use after them alone", () => {
    const before = use("a", "1", "booked", 2, at(9));
    const after = use("a", "2", "booked", 2, at(33));
    expect(told([before, after])?.filter(([kind]) => kind === "booked")).toEqual([
      ["booked", 2, 3_000, 1, 6_000, 10],
      ["booked", 2, 3_600, 1, 7_200, 12],
    ]);
    expect(monthOf([before, after])?.taxes).toEqual([
      { rate: 12, taxable: 7_900, tax: 948 },
      { rate: 10, taxable: 6_500, tax: 650 },
    ]);
  });

  test("divide a booking across the change into lines, each from its first hour; base and minimum are the start's", () => {
    const night = [22, 23, 24, 25].map((hour) => use("a", "1", "booked", 1, at(hour)));
    const peak = [23, 24].map((hour) => use("a", "1", "booked", 0.5, { ...at(hour), isPeak: true }));
    const statement = monthOf([...night, ...peak]);
    const lines = statement?.lines.map((it) => [
      it.kind,
      it.quantity / HOUR,
      it.unitPrice,
      it.factor,
      it.since,
    ]);
    expect(
      lines?.map(([kind, hours, ...more]) => (kind === "base" ? [kind, ...more] : [kind, hours, ...more])),
    ).toEqual([
      ["base", 500, 1, undefined],
      ["booked", 2, 3_000, 1, 22 * HOUR],
      ["booked", 2, 3_600, 1, 24 * HOUR],
      ["booked", 0.5, 3_000, 1.25, 23 * HOUR],
      ["booked", 0.5, 3_600, 1.5, 24 * HOUR],
    ]);
    expect(statement?.net).toBe(500 + 6_000 + 7_200 + 1_875 + 2_700);
  });

  test("use without a booking is a line for each price", () => {
    expect(told([8, 9, 40].map((hour) => use("a", null, "assigned", 1, at(hour))))).toEqual([
      ["assigned", 2, 3_000, 1, 6_000, 10],
      ["assigned", 1, 3_600, 1, 3_600, 12],
    ]);
  });

  test("a slot given up late pays what held on its own day", () => {
    expect(told([use("a", "1", "lateReleased", 2, at(30))])).toEqual([
      ["lateCancelCharge", 1 / HOUR, 900, 1, 900, 12],
      ["lateReleased", 2, 3_600, 1, 7_200, 12],
    ]);
    expect(told([use("a", "1", "lateReleased", 2, at(10))])?.map((it) => it[4])).toEqual([300, 3_000]);
  });

  test("a company that pays as another class from a day on, does so from that day on", () => {
    const feeClassOf = new Map([["small", changed<"localSmall" | "outside">("localSmall", "outside")]]);
    const lines = [9, 33].map((hour) => use("small", `${hour}`, "booked", 1, at(hour)));
    const [statement] = settle(
      settlementOf({ use: lines, feeRules: { ...feeRules, feeClassOf } }),
    ).statements;
    expect(statement?.lines.filter((it) => it.kind === "booked").map((it) => it.unitPrice)).toEqual([
      6_001, 4_500,
    ]);
  });

  test("an estimate has the prices of its days", () => {
    const days = [22, 24].map((hour) => ({ from: hour * HOUR, offPeak: 2 * HOUR, peak: 0 }));
    const given = settlementOf({ feeRules: rules, taxRules });
    expect(estimate({ company: "a", machine: "mill", days }, given)?.lines.map((it) => it.amount)).toEqual([
      500, 6_000, 7_200,
    ]);
  });
});
