import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { microsFromRfc3339 as at, DAY, HOUR, MINUTE } from "../../../../config/micros.ts";
import { freeTime, nextFreeSlots } from "../../../../dashboard-api/web/screens/calendar/plan/free-slots.ts";
import {
  type MachineHours,
  obstaclesOf,
  type TakenTime,
} from "../../../../dashboard-api/web/screens/calendar/plan/obstacles.ts";
import { createVerdicts } from "../../../../dashboard-api/web/screens/calendar/plan/verdicts.ts";

const zone = "Asia/Tokyo";
const clock = (text: string) => at(`2026-11-24T${text}:00+09:00`);
const slot = (from: string, until: string) => ({ from: clock(from), until: clock(until) });
const taken = (id: string | null, from: string, until: string, after = 0): TakenTime => ({
  ...{ id, ...slot(from, until) },
  keptUntil: clock(until) + after,
});
const hours = (more: Partial<MachineHours["rules"]> = {}): MachineHours => ({
  ...{ open: [slot("08:00", "18:00")], peak: [], maintenance: [slot("16:00", "17:00")] },
  rules: {
    ...{ granularity: 15 * MINUTE, minimum: 30 * MINUTE, maximum: 8 * HOUR, horizon: 30 * DAY },
    ...{ notice: 0, changeover: 0, ...more },
  },
});
const now = clock("07:00");

describe("what is in the way of a draft is seen at once", () => {
  const see = (
    draft: { from: number; until: number },
    { replaces = null, ...more }: { replaces?: string | null; changeover?: number; notice?: number } = {},
  ) =>
    obstaclesOf(draft, {
      ...{ hours: hours(more), now, replaces },
      taken: [
        taken("mine", "10:00", "11:00", more.changeover),
        taken(null, "13:00", "14:00", more.changeover),
      ],
    });

  test.each<[string, ReturnType<typeof see>, number, string[]]>([
    ["nothing", see(slot("08:00", "10:00")), 0, []],
    ["another's booking, which may be touched but not entered", see(slot("12:00", "13:15")), 1, []],
    ["the changeover before and after one", see(slot("11:00", "13:00"), { changeover: 15 * MINUTE }), 2, []],
    ["not the booking that is being moved", see(slot("10:30", "12:00"), { replaces: "mine" }), 0, []],
    ["closed time", see(slot("17:30", "19:00")), 0, ["openHours"]],
    ["maintenance", see(slot("15:00", "16:30")), 0, ["maintenance"]],
    ["too short", see(slot("08:00", "08:15")), 0, ["minimum"]],
    ["past and closed", see(slot("06:00", "07:30")), 0, ["openHours", "past"]],
    ["too late to ask", see(slot("08:00", "09:00"), { notice: 2 * HOUR }), 0, ["notice"]],
  ])("%s", (_, { busy, rules }, count, expected) => {
    expect([busy.length, rules.map(({ rule }) => rule)]).toEqual([count, expected]);
  });
});

describe("free time", () => {
  const its = {
    hours: hours({ changeover: 15 * MINUTE }),
    taken: [taken(null, "10:00", "11:00", 15 * MINUTE)],
  };

  test("is open time without bookings, maintenance and changeovers", () => {
    expect(freeTime(its, { from: clock("09:00"), until: clock("23:00") })).toEqual([
      slot("09:00", "09:45"),
      slot("11:15", "16:00"),
      slot("17:00", "18:00"),
    ]);
  });

  test("gives the next slots on the grid of any machine, the earliest first", () => {
    const machines = [
      { machine: "busy", ...its },
      { machine: "free", hours: hours(), taken: [] },
      { machine: "short", hours: hours({ maximum: HOUR }), taken: [] },
    ];
    const window = { from: clock("09:10"), until: clock("23:00") };
    const slots = nextFreeSlots(machines, { length: 2 * HOUR, window, zone, perMachine: 2 });
    expect(slots).toEqual([
      { machine: "free", ...slot("09:15", "11:15"), freeUntil: clock("16:00") },
      { machine: "busy", ...slot("11:15", "13:15"), freeUntil: clock("16:00") },
    ]);
  });
});

describe("the rules' verdict while dragging", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is asked for once the hand rests, kept, and forgotten when bookings change", async () => {
    const asked: string[] = [];
    const changed = vi.fn();
    const verdicts = createVerdicts({
      ask: async (question: string) => {
        asked.push(question);
        return question.toUpperCase();
      },
      keyOf: (question) => question,
      changed,
      rest: 100,
    });
    for (const question of ["a", "b", "c", "c"]) expect(verdicts.about(question)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(["c"]);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(verdicts.about("c")).toBe("C");
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(["c"]);
    verdicts.forget();
    expect(verdicts.about("c")).toBeUndefined();
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(["c", "c"]);
  });

  test("of a place the hand has left is never told as that of where it is", async () => {
    const answers = new Map<string, (verdict: string) => void>();
    const verdicts = createVerdicts({
      ask: (question: string) => new Promise<string>((resolve) => answers.set(question, resolve)),
      keyOf: (question) => question,
      changed: () => {},
      rest: 10,
    });
    verdicts.about("a");
    await vi.advanceTimersByTimeAsync(10);
    verdicts.about("b");
    answers.get("a")?.("of a");
    await vi.advanceTimersByTimeAsync(10);
    answers.get("b")?.("of b");
    await vi.advanceTimersByTimeAsync(0);
    expect(verdicts.about("b")).toBe("of b");
    expect(verdicts.about("a")).toBeUndefined();
    verdicts.close();
  });
});
