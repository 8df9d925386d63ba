import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../../config/micros.ts";
import type { Basis } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";
import {
  type Decisions,
  type MachineLine,
  noDecisions,
  useLines,
} from "../../../../../dashboard-api/domain/fairness/use/use-lines.ts";
import { useTotals } from "../../../../../dashboard-api/domain/fairness/use/use-totals.ts";
import { booksOf, type Stretches, slot } from "../../ledger/day-in-minutes.ts";

const flat = { referenceRate: 1, machines: new Map([["m", { rate: 1, peakFactor: 1 }]]) };
const machineLines = (
  stretches: Stretches,
  settings: Parameters<typeof booksOf>[1],
  peakFrom = Number.POSITIVE_INFINITY,
): MachineLine[] =>
  booksOf(stretches, settings).lines.map((line) => ({
    ...line,
    machine: "m",
    peak: line.hour >= peakFrom * MINUTE ? line.duration : 0,
  }));

function minutes(lines: MachineLine[], basis: Basis, decisions: Partial<Decisions> = {}) {
  const uses = useLines(lines, basis, { ...noDecisions, ...decisions });
  const parts: Record<string, number> = {};
  for (const it of uses) {
    const key = `${it.company ?? "nobody"} ${it.part}`;
    parts[key] = (parts[key] ?? 0) + it.duration / MINUTE;
  }
  const { companies, unassigned } = useTotals(uses, flat);
  const total = Object.fromEntries([...companies].map(([id, hours]) => [id, Math.round(hours * 60)]));
  return { parts, total, unassigned: Math.round(unassigned * 60) };
}

/** Bookings a 09-12 and b 12-15, the machine open 08-18; a works until 12:40, b to its end. */
const bookings = [slot("A", "a", 540, 720), slot("B", "b", 720, 900)];
const open = [{ from: 480 * MINUTE, until: 1_080 * MINUTE }];
const workedOver: Stretches = [
  ["idle", 540],
  ["running", 220],
  ["idle", 10],
  ["running", 130],
  ["idle", 180],
];

describe("use on each basis, in minutes", () => {
  const lines = machineLines(workedOver, { bookings, open });

  test("who works over into the next slot is charged for it, and its holder is not", () => {
    expect(minutes(lines, "chargeable")).toEqual({
      parts: { "a booked": 180, "a overrun": 40, "b booked": 180, "b blocked": -40 },
      total: { a: 220, b: 140 },
      unassigned: 0,
    });
  });

  test("used is own use alone, booked the slots alone", () => {
    expect(minutes(lines, "used").total).toEqual({ a: 220, b: 130 });
    expect(minutes(lines, "booked").total).toEqual({ a: 180, b: 180 });
  });

  test("early use is charged beside the slot, use in it is not charged twice", () => {
    const early = machineLines(
      [
        ["idle", 530],
        ["running", 170],
        ["idle", 300],
      ],
      { bookings, open },
    );
    expect(minutes(early, "chargeable").total).toEqual({ a: 190, b: 180 });
    expect(minutes(early, "used").total).toEqual({ a: 170 });
  });

  test("unbooked use is nobody's until it is assigned", () => {
    const unbooked = machineLines(
      [
        ["idle", 960],
        ["running", 60],
        ["idle", 30],
      ],
      { bookings, open },
    );
    expect(minutes(unbooked, "chargeable")).toMatchObject({ total: { a: 180, b: 180 }, unassigned: 60 });
    const assigned = { assignedTo: () => "b" };
    expect(minutes(unbooked, "chargeable", assigned)).toMatchObject({
      total: { a: 180, b: 240 },
      unassigned: 0,
    });
    expect(minutes(unbooked, "used", assigned)).toMatchObject({ parts: { "b assigned": 60 }, unassigned: 0 });
    expect(minutes(unbooked, "booked", assigned)).toMatchObject({ total: { a: 180, b: 180 }, unassigned: 0 });
  });

  test("down is charged unless it is excused; a waiver forgives all that was not used", () => {
    const broken = machineLines(
      [
        ["idle", 540],
        ["running", 60],
        ["down", 90],
        ["idle", 390],
      ],
      { bookings, open },
    );
    expect(minutes(broken, "chargeable").total).toEqual({ a: 180, b: 180 });
    expect(minutes(broken, "chargeable", { excused: new Set(["A"]) })).toMatchObject({
      parts: { "a booked": 180, "a excused": -90 },
      total: { a: 90, b: 180 },
    });
    expect(minutes(broken, "chargeable", { waived: new Set(["A", "B"]) }).total).toEqual({ a: 60, b: 0 });
  });

  test("unknown time in a slot neither adds nor takes off anything", () => {
    const unseen = machineLines(
      [
        ["idle", 540],
        ["unknown", 180],
        ["idle", 300],
      ],
      { bookings, open },
    );
    expect(minutes(unseen, "chargeable").total).toEqual({ a: 180, b: 180 });
  });

  test("a slot outside planned busy time is charged only for what was used of it", () => {
    const late = machineLines(
      [
        ["idle", 720],
        ["running", 60],
        ["idle", 120],
      ],
      {
        bookings,
        open: [{ from: 480 * MINUTE, until: 720 * MINUTE }],
      },
    );
    expect(minutes(late, "chargeable")).toMatchObject({
      parts: { "b outsidePlan": 60 },
      total: { a: 180, b: 60 },
    });
  });

  test("planned maintenance in a slot is not booked time", () => {
    const maintenance = [{ from: 600 * MINUTE, until: 660 * MINUTE }];
    const served = machineLines([["idle", 1_020]], { bookings, open, maintenance });
    expect(minutes(served, "chargeable").total).toEqual({ a: 120, b: 180 });
    expect(minutes(served, "booked").total).toEqual({ a: 120, b: 180 });
  });

  test("peak hours weigh their factor and machines their rate", () => {
    const valuation = { referenceRate: 4_000, machines: new Map([["m", { rate: 6_000, peakFactor: 1.2 }]]) };
    const lines = machineLines(workedOver, { bookings, open }, 720);
    const { companies } = useTotals(useLines(lines, "booked"), valuation);
    expect([companies.get("a"), companies.get("b")]).toEqual([
      expect.closeTo(4.5, 12),
      expect.closeTo(5.4, 12),
    ]);
  });

  test("a machine without a rate is an error that names it", () => {
    expect(() => useTotals(useLines(lines, "booked"), { ...flat, machines: new Map() })).toThrow(
      "machine m has no rate",
    );
  });

  test("no moment is charged to two companies", () => {
    for (const decisions of [noDecisions, { ...noDecisions, assignedTo: () => "c" }]) {
      for (const line of lines) {
        const charged = useLines([line], "chargeable", decisions).reduce((sum, it) => sum + it.duration, 0);
        expect(charged).toBeLessThanOrEqual(line.duration);
        expect(charged).toBeGreaterThanOrEqual(0);
      }
    }
    expect(lines.reduce((sum, it) => sum + it.duration, 0)).toBe(18 * HOUR);
  });
});
