import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../../../config/micros.ts";
import { bookingPolicySchema } from "../../../../../config/site/booking-policy.ts";
import { noDecisions } from "../../../../../dashboard-api/domain/fairness/use/use-lines.ts";
import { refusedByQuotas } from "../../../../../dashboard-api/domain/fairness/what-if/quota-replay.ts";
import {
  type Change,
  type FairnessInput,
  whatIf,
} from "../../../../../dashboard-api/domain/fairness/what-if/what-if.ts";
import { withoutBookings } from "../../../../../dashboard-api/domain/fairness/what-if/without-bookings.ts";
import { booksOf, slot } from "../../ledger/day-in-minutes.ts";

/** a 09-12 works until 12:40, b 12-15; hours from 12 on are peak. */
const books = booksOf(
  [
    ["idle", 540],
    ["running", 220],
    ["idle", 10],
    ["running", 130],
    ["idle", 180],
  ],
  {
    bookings: [slot("A", "a", 540, 720), slot("B", "b", 720, 900)],
    open: [{ from: 480 * MINUTE, until: 1_080 * MINUTE }],
  },
);
const stakeOf = (a: number, b: number) => ({
  ...{ machine: "m", rate: 1_000 },
  history: [
    {
      from: 0,
      until: DAY,
      shares: new Map([
        ["a", a],
        ["b", b],
      ]),
    },
  ],
  plannedBusyTime: [{ from: 480 * MINUTE, until: 1_080 * MINUTE }],
});
const valuationOf = (peakFactor: number) => ({
  ...{ referenceRate: 1_000, machines: new Map([["m", { rate: 1_000, peakFactor }]]) },
});
const input: FairnessInput = {
  stakes: [stakeOf(0.5, 0.5)],
  lines: books.lines.map((line) => ({
    ...line,
    machine: "m",
    peak: line.hour >= 12 * HOUR ? line.duration : 0,
  })),
  lateReleases: [
    {
      machine: "m",
      hour: 0,
      company: "b",
      booking: "L",
      part: "lateReleased",
      isPeak: false,
      duration: HOUR,
    },
  ],
  ...{ basis: "chargeable", decisions: noDecisions, valuation: valuationOf(1) },
};
const minutes = (change: Change) =>
  whatIf(input, change).changed.members.map((it) => [
    it.company,
    Math.round(it.use.value * 60),
    it.entitlement,
  ]);

describe("what if", () => {
  test("nothing changes, nothing changes", () => {
    const { asIs, changed } = whatIf(input, {});
    expect(changed).toEqual(asIs);
    expect(minutes({})).toEqual([
      ["a", 220, 0.5],
      ["b", 200, 0.5],
    ]);
  });

  test.each<[string, Change, unknown[]]>([
    [
      "other shares",
      { stakes: [stakeOf(0.6, 0.4)] },
      [
        ["a", 220, 0.6],
        ["b", 200, 0.4],
      ],
    ],
    [
      "another peak factor",
      { valuation: valuationOf(1.5) },
      [
        ["a", 240, 0.5],
        ["b", 270, 0.5],
      ],
    ],
    [
      "another basis, without late releases",
      { basis: "used" },
      [
        ["a", 220, 0.5],
        ["b", 130, 0.5],
      ],
    ],
    [
      "a booking refused: its overrun blocks nobody",
      { refused: new Set(["A"]) },
      [
        ["a", 0, 0.5],
        ["b", 240, 0.5],
      ],
    ],
    [
      "late releases refused",
      { refused: new Set(["L"]) },
      [
        ["a", 220, 0.5],
        ["b", 140, 0.5],
      ],
    ],
  ])("there were %s", (_, change, expected) => {
    expect(minutes(change)).toEqual(expected);
  });

  test("a booking that never was leaves the machine idle and its slot free", () => {
    const lines = withoutBookings(input.lines, new Set(["A"]));
    const busy = lines.filter((line) => line.kind !== null || line.state === "running");
    expect(new Set(busy.map((line) => line.ownerCompany))).toEqual(new Set(["b"]));
    expect(new Set(lines.map((line) => line.slot))).toEqual(new Set([null, "B"]));
  });

  test("quotas refuse, in the order of asking, what they would have refused", () => {
    const policy = bookingPolicySchema.parse({ quotas: [{ hours: 6, window: "7 d" }] });
    const booking = (id: string, company: string, day: number, hours: number, asked: number) => ({
      ...{ id, company, machine: "m", takenAt: asked * DAY },
      ...{ from: day * DAY, until: day * DAY + hours * HOUR },
    });
    const bookings = [
      booking("late", "a", 20, 4, 3),
      booking("early", "a", 22, 4, 1),
      booking("small", "a", 23, 2, 4),
      booking("next week", "a", 30, 5, 5),
      booking("short notice", "a", 24, 6, 23.9),
      booking("other", "b", 21, 6, 2),
    ];
    const rules = { policy, peak: [], givenUp: [] };
    expect(refusedByQuotas(bookings, rules)).toEqual(new Set(["late"]));
    const peakPolicy = bookingPolicySchema.parse({ quotas: [{ hours: 1, window: "7 d", peakOnly: true }] });
    const peak = [{ from: 21 * DAY, until: 22 * DAY + 2 * HOUR }];
    expect(refusedByQuotas(bookings, { ...rules, policy: peakPolicy, peak })).toEqual(
      new Set(["early", "other"]),
    );
  });
});
