import { describe, expect, test } from "vitest";
import { microsFromRfc3339 as at, HOUR, MINUTE, rfc3339FromMicros } from "../../../../config/micros.ts";
import { dragged, type Grip } from "../../../../dashboard-api/web/screens/calendar/timeline/drag.ts";
import { keyMove } from "../../../../dashboard-api/web/screens/calendar/timeline/keyboard-moves.ts";

const zone = "Asia/Tokyo";
const grid = { step: 15 * MINUTE, zone, minimum: 30 * MINUTE };
const clock = (text: string) => at(`2026-11-24T${text}:00+09:00`);
const slot = (from: string, until: string) => ({ from: clock(from), until: clock(until) });

describe("a hand that drags", () => {
  test.each<[string, Grip, string, string, [string, string], [string, string]]>([
    [
      "draws forward from the step it began in",
      "new",
      "09:05",
      "11:01",
      ["09:05", "09:05"],
      ["09:00", "11:00"],
    ],
    ["draws backward too", "new", "11:10", "09:52", ["11:10", "11:10"], ["09:45", "11:15"]],
    [
      "never draws less than the shortest booking",
      "new",
      "09:00",
      "09:02",
      ["09:00", "09:00"],
      ["09:00", "09:30"],
    ],
    ["moves by steps and keeps the length", "move", "10:00", "10:40", ["09:00", "12:00"], ["09:45", "12:45"]],
    ["stretches the end", "end", "12:00", "13:20", ["09:00", "12:00"], ["09:00", "13:15"]],
    ["stops the end short of the start", "end", "12:00", "08:00", ["09:00", "12:00"], ["09:00", "09:30"]],
    ["stops the start short of the end", "start", "09:00", "15:00", ["09:00", "12:00"], ["11:30", "12:00"]],
  ])("%s", (_, grip, anchor, to, origin, expected) => {
    expect(dragged(grip, slot(...origin), clock(anchor), clock(to), grid)).toEqual(slot(...expected));
  });

  test("moves by days in a month, with the clock kept across a change of clocks", () => {
    const month = { step: 6 * HOUR, zone: "Europe/Paris", minimum: HOUR, byDay: true };
    const from = at("2026-10-24T09:30:00+02:00");
    const moved = dragged("move", { from, until: from + 2 * HOUR }, from + HOUR, from + 31 * HOUR, month);
    expect(rfc3339FromMicros(moved.from)).toBe("2026-10-25T08:30:00Z");
    expect(moved.until - moved.from).toBe(2 * HOUR);
  });
});

describe("a key", () => {
  const draft = slot("09:00", "10:00");
  const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
    keyMove({ key, shiftKey: false, ctrlKey: false, ...more }, draft, grid);

  test.each<[string, ReturnType<typeof press>, [string, string]]>([
    ["right moves a step on", press("ArrowRight"), ["09:15", "10:15"]],
    ["left moves a step back", press("ArrowLeft"), ["08:45", "09:45"]],
    ["Shift and right stretch", press("ArrowRight", { shiftKey: true }), ["09:00", "10:15"]],
    ["Shift and left shrink", press("ArrowLeft", { shiftKey: true }), ["09:00", "09:45"]],
  ])("%s", (_, move, expected) => {
    expect(move).toEqual({ kind: "place", interval: slot(...expected) });
  });

  test("never shrinks below the shortest booking", () => {
    const short = slot("09:00", "09:30");
    expect(keyMove({ key: "ArrowLeft", shiftKey: true, ctrlKey: false }, short, grid)).toEqual({
      kind: "place",
      interval: short,
    });
  });

  test("of a day keeps the clock time where the clocks change between", () => {
    const paris = { ...grid, zone: "Europe/Paris" };
    const before = { from: at("2026-10-24T09:00:00+02:00"), until: at("2026-10-24T10:00:00+02:00") };
    const move = keyMove({ key: "ArrowRight", shiftKey: false, ctrlKey: true }, before, paris);
    expect(move?.kind === "place" && rfc3339FromMicros(move.interval.from)).toBe("2026-10-25T08:00:00Z");
    expect(move?.kind === "place" && move.interval.until - move.interval.from).toBe(HOUR);
  });

  test("up and down change the machine, Enter confirms, Escape gives up, another is left alone", () => {
    expect([press("ArrowUp"), press("ArrowDown"), press("Enter"), press("Escape"), press("x")]).toEqual([
      ...[
        { kind: "machine", by: -1 },
        { kind: "machine", by: 1 },
        { kind: "confirm" },
        { kind: "cancel" },
        null,
      ],
    ]);
  });
});
