import { describe, expect, test } from "vitest";
import type { MachineState } from "../../../../config/machine-state.ts";
import { DAY, HOUR, MINUTE } from "../../../../config/micros.ts";
import type { LedgerLine } from "../../../../dashboard-api/domain/ledger/ledger-line.ts";
import { daysUsed, dayUseOf } from "../../../../dashboard-api/domain/utilization/days-used.ts";

const policy = { leastUse: 15 * MINUTE, leastCoverage: 0.5 };
const line = (
  day: number,
  state: MachineState,
  minutes: number,
  more: Partial<LedgerLine> = {},
): LedgerLine => ({
  hour: day * DAY + 9 * HOUR,
  plan: "open",
  state,
  inferred: false,
  slot: "A",
  slotCompany: "a",
  owner: null,
  ownerCompany: null,
  kind: null,
  iso: "unknown",
  contested: false,
  duration: minutes * MINUTE,
  ...more,
});
const of = (...lines: LedgerLine[]) =>
  daysUsed(
    [...Map.groupBy(lines, (it) => Math.floor(it.hour / DAY)).values()].map((day) => dayUseOf(day)),
    policy,
  );

describe("days used", () => {
  test("are open days with at least a quarter of an hour of use", () => {
    const figure = of(
      line(0, "running", 15),
      line(0, "idle", 465),
      line(1, "held", 14),
      line(1, "idle", 466),
      line(2, "running", 300, { plan: "closed" }),
    );
    expect(figure).toMatchObject({ value: 1 / 2, numerator: 1, denominator: 2, denominatorName: "openDays" });
  });

  test("leave out a day half unseen without use, and bound it both ways", () => {
    const figure = of(line(0, "running", 60), line(1, "idle", 200), line(1, "unknown", 280));
    expect(figure).toMatchObject({ value: 1, denominator: 1, unknown: 1, lower: 1 / 2, upper: 1 });
  });

  test("take a day well seen as not used, though its gap could have held use", () => {
    const figure = of(line(0, "running", 60), line(1, "idle", 400), line(1, "unknown", 80));
    expect(figure).toMatchObject({ value: 1 / 2, unknown: 0, lower: 1 / 2, upper: 1 });
  });

  test("are not made by maintenance or by warming up without a booking", () => {
    const figure = of(
      line(0, "running", 60, { plan: "maintenance" }),
      line(0, "setup", 60, { slot: null }),
      line(0, "idle", 100),
    );
    expect(figure).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
  });
});
