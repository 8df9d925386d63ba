import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { machineStates } from "../../../config/machine-state.ts";
import { factShapes } from "../../../dashboard-api/web/strip/fact-shapes.ts";
import { withLive } from "../../../dashboard-api/web/strip/live-fact.ts";
import { type ListedBooking, planItems } from "../../../dashboard-api/web/strip/plan-items.ts";
import { fitting, planPaths } from "../../../dashboard-api/web/strip/plan-paths.ts";
import { asItRuns } from "../../../dashboard-api/web/strip/running-over.ts";
import type { FactItem, PlanItem } from "../../../dashboard-api/web/strip/strip-data.ts";
import { stopAt, stopsOf } from "../../../dashboard-api/web/strip/strip-stops.ts";
import { timeTicks } from "../../../dashboard-api/web/strip/time-ticks.ts";

const scale = { from: 0, to: 1_000, width: 100 };
const fact = (from: number, to: number, state: FactItem["state"]): FactItem => ({ from, to, state });
const plan = (from: number, to: number, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ id: `${from}`, from, to, kind: "booking", label: "みやま精機", isOwn: false },
  ...more,
});

describe("the lower band", () => {
  test("joins neighbours of one state and cuts at the window", () => {
    const shapes = factShapes(
      [fact(-50, 200, "running"), fact(200, 400, "running"), fact(400, 2_000, "idle")],
      scale,
    );
    expect(shapes).toEqual([
      { state: "running", x: 0, width: 40 },
      { state: "idle", x: 40, width: 60 },
    ]);
  });

  test("tells what is narrower than a pixel by the state that had most of it", () => {
    const short = [fact(100, 106, "running"), fact(106, 109, "idle"), fact(109, 110, "held")];
    expect(factShapes(short, scale)).toEqual([{ state: "running", x: 10, width: 1 }]);
  });

  test("does not let unknown time vanish beside others", () => {
    const short = [fact(100, 106, "running"), fact(106, 110, "unknown")];
    expect(factShapes(short, scale)).toEqual([{ state: "unknown", x: 10, width: 1 }]);
  });

  test("never overlaps, never leaves the window, and costs no more shapes than pixels", () => {
    const facts = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.constantFrom(...machineStates)), { maxLength: 200 })
      .map((parts) => {
        let end = 0;
        return parts.map(([length, state]) => {
          const from = end;
          end += length;
          return fact(from, end, state);
        });
      });
    fc.assert(
      fc.property(facts, (all) => {
        const shapes = factShapes(all, scale);
        expect(shapes.length).toBeLessThanOrEqual(scale.width);
        let end = 0;
        for (const { x, width } of shapes) {
          expect(x).toBeGreaterThanOrEqual(end - 1e-9);
          end = x + width;
        }
        expect(end).toBeLessThanOrEqual(scale.width + 1e-9);
      }),
    );
  });

  test("grows with the live state; a hole before it is unknown", () => {
    const live = {
      machine: "mill",
      state: "running",
      since: "1970-01-01T00:00:00.500Z",
      confirmedAt: null,
    } as const;
    expect(withLive([fact(0, 400, "idle")], live, 900)).toEqual([
      fact(0, 400, "idle"),
      fact(400, 500, "unknown"),
      fact(500, 900, "running"),
    ]);
    const told = { ...live, confirmedAt: "1970-01-01T00:00:10Z" };
    expect(withLive([], told, 70_000)).toEqual([fact(500, 70_000, "running")]);
    expect(withLive([], told, 71_000)).toEqual([
      fact(500, 10_000, "running"),
      fact(10_000, 71_000, "unknown"),
    ]);
    expect(withLive([fact(0, 700, "idle")], live, 900)).toEqual([
      fact(0, 500, "idle"),
      fact(500, 900, "running"),
    ]);
  });
});

describe("the upper band", () => {
  test("draws own bookings, others', blocks, requests and no-shows each in its way", () => {
    const items = [
      plan(0, 300, { isOwn: true, label: "鎌" }),
      plan(300, 400),
      plan(400, 500, { kind: "maintenance", label: null }),
      plan(500, 600, { isRequested: true }),
      plan(600, 700, { isNoShow: true }),
    ];
    const { boxes, labels } = planPaths(items, scale, 20);
    expect(boxes.map((it) => it.style)).toEqual([
      "plan-booking plan-own",
      "plan-booking",
      "plan-block",
      "plan-booking plan-requested",
      "plan-booking plan-no-show",
    ]);
    expect(labels.map((it) => [it.item.id, it.text])).toEqual([["0", "鎌"]]);
  });

  test.each([
    ["みやま精機", 60, "みやま精機"],
    ["みやま精機", 50, "みやま…"],
    ["みやま精機", 30, ""],
    ["Inadani", 50, "Inadani"],
    ["Inadani", 40, "Inada…"],
  ])("writes of %s into %i pixels: %s", (name, room, told) => {
    expect(fitting(name, room, 11)).toBe(told);
  });

  test("lets an overrun stick out to the right", () => {
    const { overruns } = planPaths([plan(0, 300, { overrunUntil: 450 })], scale, 20);
    expect(overruns).toEqual([{ style: "plan-booking", d: "M30.0 15h15.0v4h-15.0z" }]);
  });

  test("is made of what the API tells, privacy kept", () => {
    const busy = {
      view: "busy",
      machine: "mill",
      kind: "booking",
      company: null,
      from: "1970-01-01T00:00:00Z",
      to: "1970-01-01T00:00:01Z",
    } as const;
    const full = {
      ...{ view: "full", id: "a", machine: "mill", kind: "booking", company: "one", status: "confirmed" },
      ...{ from: "1970-01-01T00:00:01Z", to: "1970-01-01T00:00:02Z", outcome: "partly-used", overrun: true },
    } as ListedBooking;
    const cancelled = { ...full, id: "b", status: "cancelled" } as ListedBooking;
    const facts = [fact(1_500, 2_100, "running"), fact(2_100, 2_300, "held"), fact(2_300, 3_000, "idle")];
    const items = planItems([full, busy, cancelled], { company: "one", nameOf: () => "一号", facts });
    expect(items).toEqual([
      { id: "mill 1970-01-01T00:00:00Z", from: 0, to: 1_000, kind: "booking", label: null, isOwn: false },
      { id: "a", from: 1_000, to: 2_000, kind: "booking", label: "一号", isOwn: true, overrunUntil: 2_300 },
    ]);
  });
});

describe("a booking without a verdict", () => {
  const minutes = (it: number) => it * 60_000;
  const booked = (label: string, from: number, to: number, more: Partial<PlanItem> = {}): PlanItem => ({
    ...{ id: label, label, kind: "booking", isOwn: false, isPending: true },
    ...{ from: minutes(from), to: minutes(to), ...more },
  });
  const did = (...parts: [from: number, to: number, state: FactItem["state"]][]) =>
    parts.map(([from, to, state]) => fact(minutes(from), minutes(to), state));
  const told = (plan: PlanItem[], facts: FactItem[]) =>
    asItRuns(plan, facts).map(({ overrunUntil, blockedFor, isBlockedNow }) => [
      ...[overrunUntil, blockedFor].map((it) => (it === undefined ? null : it / 60_000)),
      isBlockedNow ?? false,
    ]);
  const nothing = [null, null, false];

  test("runs over into the next company's slot, which is blocked as long as nobody starts there", () => {
    const plan = [booked("one", 0, 60), booked("two", 60, 120)];
    const late = did([5, 70, "running"], [70, 73, "idle"], [73, 80, "held"]);
    expect(told(plan, late)).toEqual([
      [80, null, false],
      [null, 17, true],
    ]);
    const begun = [plan[0] as PlanItem, booked("two", 60, 120, { startedAt: minutes(75) })];
    expect(told(begun, late)).toEqual([
      [75, null, false],
      [null, 12, false],
    ]);
    const over = [...late, ...did([80, 90, "idle"])];
    expect(told(plan, over).at(1)).toEqual([null, 17, false]);
  });
  test("goes on into the same company's next slot, which is no overrun", () => {
    const plan = [booked("one", 0, 60), booked("one", 60, 120)].map((it, id) => ({ ...it, id: `${id}` }));
    expect(told(plan, did([5, 80, "running"]))).toEqual([nothing, nothing]);
  });
  test("is left as it is where there is a verdict, or where the reader may not know", () => {
    const plan = [booked("one", 0, 60, { isPending: false }), booked("two", 60, 120, { isPending: false })];
    expect(asItRuns(plan, did([5, 80, "running"]))).toEqual(plan);
  });
});

describe("walking over a strip", () => {
  const items = [plan(100, 300), plan(500, 600)];
  const facts = [fact(0, 200, "idle"), fact(200, 205, "down"), fact(205, 600, "running")];
  test("goes through bookings and visible states in the order of time", () => {
    const walked = stopsOf(items, facts, scale).map(({ band, item }) => `${band} ${item.from}`);
    expect(walked).toEqual(["fact 0", "plan 100", "fact 205", "plan 500"]);
  });
  test("finds what is under the pointer, also an overrun", () => {
    const over = [plan(100, 300, { overrunUntil: 400 })];
    expect(stopAt(over, facts, 350, "plan")?.item).toBe(over[0]);
    expect(stopAt(over, facts, 450, "plan")).toBeUndefined();
    expect(stopAt(over, facts, 202, "fact")?.item).toBe(facts[1]);
  });
});

describe("the axis", () => {
  const at = (text: string) => Date.parse(text);
  const clocks = (from: string, to: string, width: number, zone: string) =>
    timeTicks(at(from), at(to), width, zone).map(
      (it) => `${it.kind} ${new Date(it.time).toISOString().slice(0, 16)}`,
    );
  test("marks hours as far as there is room", () => {
    const day = clocks("2026-11-21T15:00Z", "2026-11-22T15:00Z", 330, "Asia/Tokyo");
    expect(day).toEqual([
      "day 2026-11-21T15:00",
      ...["18", "21"].map((hour) => `hour 2026-11-21T${hour}:00`),
      ...["00", "03", "06", "09", "12"].map((hour) => `hour 2026-11-22T${hour}:00`),
    ]);
  });
  test("keeps to the clock on a day of 23 hours", () => {
    const day = clocks("2026-03-28T23:00Z", "2026-03-29T22:00Z", 200, "Europe/Berlin");
    expect(day).toEqual([
      "day 2026-03-28T23:00",
      "hour 2026-03-29T04:00",
      "hour 2026-03-29T10:00",
      "hour 2026-03-29T16:00",
    ]);
  });
  test("marks days of a month and months of a year", () => {
    expect(clocks("2026-10-31T15:00Z", "2026-11-30T15:00Z", 600, "Asia/Tokyo").length).toBe(10);
    expect(clocks("2025-12-31T15:00Z", "2026-12-31T15:00Z", 300, "Asia/Tokyo")[1]).toBe(
      "month 2026-03-31T15:00",
    );
  });
});
