import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import { feeOf } from "../../../../../dashboard-api/domain/fairness/settlement/fee.ts";
import { settle } from "../../../../../dashboard-api/domain/fairness/settlement/settle.ts";
import type { UsePart } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";
import { feeRules, settlementOf, use } from "./settlement-of.ts";

const companies = ["a", "b", "c", "small", "out", "stranger"];
const anyUse = fc
  .record({
    company: fc.constantFrom(...companies, null),
    booking: fc.constantFrom("1", "2", "3", null),
    part: fc.constantFrom<UsePart>("booked", "overrun", "early", "lateReleased", "assigned"),
    hours: fc.double({ min: 0.01, max: 12, noNaN: true }),
    machine: fc.constantFrom("mill", "cmm"),
    isPeak: fc.boolean(),
  })
  .map(({ company, booking, part, hours, ...more }) =>
    // A booking is of one company.
    use(company, booking && `${company}${booking}`, company === null ? "unassigned" : part, hours, more),
  );
const anyCost = fc.record({
  id: fc.uuid(),
  machine: fc.constantFrom("mill", null),
  amount: fc.integer({ min: 0, max: 2_000_000 }),
  taxClass: fc.constantFrom("standard", "reduced", "exempt"),
  taxedAt: fc.constant(0),
  shares: fc.constantFrom(
    new Map<string, number>(),
    new Map([["a", 1]]),
    new Map([
      ["a", 0.55],
      ["b", 0.3],
      ["c", 0.15],
    ]),
  ),
});
const anyMonth = fc
  .record({
    use: fc.array(anyUse, { maxLength: 30 }),
    fixedCosts: fc.array(anyCost, { maxLength: 4 }),
    noShows: fc.subarray(companies.map((it) => `${it}1`)).map((list) => new Set(list)),
  })
  .map(settlementOf);

test("every yen of fixed cost, and every microsecond of use, is in exactly one line or named as uncharged", () => {
  fc.assert(
    fc.property(anyMonth, (month) => {
      const { statements, unchargedUse, unchargedCosts } = settle(month);
      const lines = statements.flatMap((it) => it.lines);
      for (const cost of month.fixedCosts) {
        const charged = lines.filter((it) => it.cost === cost.id).reduce((sum, it) => sum + it.amount, 0);
        const uncharged = unchargedCosts.filter((it) => it.cost === cost.id);
        expect(charged + uncharged.reduce((sum, it) => sum + it.amount, 0)).toBe(cost.amount);
      }
      const given = [...month.use].reduce((sum, it) => sum + it.duration, 0);
      const inLines = lines
        .filter((it) => it.unit === "microseconds")
        .reduce((sum, it) => sum + it.quantity, 0);
      expect(inLines + unchargedUse.reduce((sum, it) => sum + it.duration, 0)).toBe(given);
    }),
    { numRuns: 1_000 },
  );
});

/** Straight from the rules: each booking's hours at its fee, floored kind by kind, then base, minimum and penalties. */
test("variable cost is what a second, plain calculation of each booking says", () => {
  fc.assert(
    fc.property(anyMonth, (month) => {
      const uses = [...month.use];
      let expected = 0;
      for (const company of companies) {
        for (const machine of ["mill", "cmm"]) {
          const fee = feeOf(company, machine, 0, feeRules);
          const own = uses.filter((it) => it.company === company && it.machine === machine);
          for (const booking of fee ? new Set(own.map((it) => it.booking)) : []) {
            const lines = own.filter((it) => it.booking === booking);
            const isNoShow = month.noShows.has(booking ?? "");
            let [sum, kept, late] = [0, 0, 0];
            for (const part of ["booked", "overrun", "early", "assigned", "lateReleased"]) {
              for (const isPeak of [false, true]) {
                const same = lines.filter((it) => it.part === part && it.isPeak === isPeak);
                const time = same.reduce((total, it) => total + it.duration, 0);
                if (part === "lateReleased") late += time;
                else kept += time;
                const peakHundredths = isPeak && machine === "mill" ? 125n : 100n;
                const shareTenths = part === "lateReleased" ? 5n : part === "booked" && isNoShow ? 8n : 10n;
                const price = BigInt(fee?.hourly ?? 0);
                sum += Number(
                  (BigInt(time) * price * peakHundredths * shareTenths) / (BigInt(HOUR) * 1_000n),
                );
              }
            }
            if (late > 0) sum += 300;
            if (isNoShow && kept > 0) sum += 1_000;
            if (booking !== null && kept > 0 && !isNoShow)
              sum = Math.max(sum + (fee?.base ?? 0), fee?.minimum ?? 0);
            expected += sum;
          }
        }
      }
      const charged = settle(month)
        .statements.flatMap((it) => it.lines)
        .filter((it) => it.kind !== "fixedCost")
        .reduce((sum, it) => sum + it.amount, 0);
      expect(charged).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test("statements total their own lines, the committee's total is theirs, and the order of the books is nothing", () => {
  fc.assert(
    fc.property(anyMonth, (month) => {
      const { statements, total } = settle(month);
      for (const it of statements) {
        expect(it.net).toBe(it.lines.reduce((sum, line) => sum + line.amount, 0));
        expect(it.net).toBe(it.taxes.reduce((sum, line) => sum + line.taxable, 0));
        expect(it.tax).toBe(it.taxes.reduce((sum, line) => sum + line.tax, 0));
        expect(it.total).toBe(it.net + it.tax);
        expect(
          it.lines.every((line) => line.company === it.company && Number.isSafeInteger(line.amount)),
        ).toBe(true);
      }
      expect(total.total).toBe(statements.reduce((sum, it) => sum + it.total, 0));
      expect(settle({ ...month, use: [...month.use].toReversed() }).statements).toEqual(statements);
    }),
    { numRuns: 500 },
  );
});
