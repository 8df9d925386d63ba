import { describe, expect, test } from "vitest";
import type { LiveMachine } from "../../../dashboard-api/web/live/live-floor.ts";
import { overlay, seeLive } from "../../../dashboard-api/web/screens/floor/seen-live.ts";
import { standingOf } from "../../../dashboard-api/web/screens/floor/standing.ts";
import { wallGrid } from "../../../dashboard-api/web/screens/floor/wall-grid.ts";
import type { PlanItem } from "../../../dashboard-api/web/strip/strip-data.ts";

const slot = (from: number, to: number, kind: PlanItem["kind"] = "booking"): PlanItem => ({
  ...{ id: `${from}`, from, to, kind, label: "A", isOwn: false },
});
const open = [{ from: 0, to: 1_000 }];

describe("whether a machine can be used now", () => {
  test.each([
    ["free: open, nobody's slot, not in use", "idle", [slot(600, 700)], 500, open, "free"],
    ["free although switched off", "off", [], 500, open, "free"],
    ["free where opening hours are not known", "idle", [], 500, undefined, "free"],
    ["taken inside a slot, whatever it does", "idle", [slot(400, 600)], 500, open, "taken"],
    ["free again at the moment a slot ends", "idle", [slot(400, 500)], 500, open, "free"],
    [
      "blocked by maintenance, also where somebody booked",
      "idle",
      [slot(400, 600), slot(450, 550, "maintenance")],
      500,
      open,
      "blocked",
    ],
    ["overrun: used since before a slot ended", "running", [slot(300, 450)], 500, open, "overrun"],
    ["unbooked: used since after the last slot", "held", [slot(300, 390)], 500, open, "unbooked"],
    ["unseen: unknown is never free", "unknown", [], 500, open, "unseen"],
    ["unseen: what was lost is unknown too", "lost", [], 500, open, "unseen"],
    ["broken while it is down", "down", [], 500, open, "broken"],
    ["closed outside opening hours", "idle", [], 1_500, [...open, { from: 2_000, to: 3_000 }], "closed"],
  ] as const)("%s", (_, state, plan, now, hours, kind) => {
    expect(standingOf({ state, since: 400, plan, open: hours, now }).kind).toBe(kind);
  });

  test("tells what is next, and when it opens", () => {
    const plan = [slot(100, 200), slot(700, 800), slot(2_100, 2_200)];
    const closed = standingOf({
      state: "off",
      since: 0,
      plan,
      open: [...open, { from: 2_000, to: 3_000 }],
      now: 1_500,
    });
    expect(closed).toMatchObject({ kind: "closed", opens: 2_000, next: plan[2] });
  });
});

test.each([
  [1, 2, "plain"],
  [6, 3, "plain"],
  [12, 4, "plain"],
  [20, 5, "many"],
  [50, 8, "dense"],
])("a wall of %i machines has %i columns, with room that is %s", (machines, columns, room) => {
  expect(wallGrid(machines)).toEqual({ columns, room });
});

describe("what was seen while the page watched", () => {
  const live = (state: LiveMachine["state"], seconds: number): LiveMachine => ({
    ...{ machine: "mill", state, confirmedAt: null },
    since: new Date(seconds * 1_000).toISOString(),
  });
  const told = (it: LiveMachine) => new Map([["mill", it]]);
  test("becomes past once another state begins", () => {
    let seen = seeLive(new Map(), told(live("idle", 10)));
    seen = seeLive(seen, told(live("idle", 10)));
    seen = seeLive(seen, told(live("running", 30)));
    seen = seeLive(seen, told(live("held", 50)));
    expect(seen.get("mill")?.past).toEqual([
      { from: 10_000, to: 30_000, state: "idle" },
      { from: 30_000, to: 50_000, state: "running" },
    ]);
  });
  test("stands over what the store tells, which has not settled yet", () => {
    const stored = [
      { from: 0, to: 20, state: "idle" as const },
      { from: 20, to: 60, state: "unknown" as const },
    ];
    const seen = [{ from: 15, to: 40, state: "running" as const }];
    expect(overlay(stored, seen)).toEqual([
      { from: 0, to: 15, state: "idle" },
      { from: 15, to: 40, state: "running" },
      { from: 40, to: 60, state: "unknown" },
    ]);
  });
});
