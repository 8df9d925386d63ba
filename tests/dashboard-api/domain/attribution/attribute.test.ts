import { describe, expect, test } from "vitest";
import type { MachineState } from "../../../../config/machine-state.ts";
import { MINUTE } from "../../../../config/micros.ts";
import { attribute } from "../../../../dashboard-api/domain/attribution/attribute.ts";
import type { Booking, MachineStart } from "../../../../dashboard-api/domain/attribution/booking.ts";
import { runsOf } from "../../../../dashboard-api/domain/attribution/run.ts";
import { duration } from "../../../../dashboard-api/domain/interval/interval.ts";
import type { TimelineInterval } from "../../../../dashboard-api/domain/timeline/timeline-interval.ts";

const policy = { breakLimit: 5 * MINUTE, earlyLimit: 30 * MINUTE };
const clock = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE;
};
/** `08:50 running, 11:40 idle, 15:30` */
const timelineOf = (text: string): TimelineInterval[] => {
  const marks = text.split(", ").map((mark) => mark.split(" "));
  return marks.slice(0, -1).map(([at = "", state], index) => ({
    from: clock(at),
    until: clock(marks[index + 1]?.[0] ?? ""),
    state: state as MachineState,
    derivation: 0,
    rules: "r",
    inferred: false,
  }));
};
const booking = (id: string, company: string, from: string, until: string): Booking => ({
  id,
  company,
  from: clock(from),
  until: clock(until),
});
const A = booking("A", "a", "09:00", "12:00");
const B = booking("B", "b", "12:00", "15:00");

/** Minutes by owner and kind, and minutes in which a slot was blocked. */
const minutes = (text: string, bookings: Booking[], starts: MachineStart[] = []) => {
  const sums: Record<string, number> = {};
  const add = (key: string, length: number) => {
    sums[key] = (sums[key] ?? 0) + length / MINUTE;
  };
  for (const use of attribute(timelineOf(text), bookings, starts, policy)) {
    add(use.booking ? `${use.booking} ${use.kind}` : use.kind, duration(use));
    if (use.blocks) add(`${use.blocks} blocked`, duration(use));
  }
  return sums;
};

test("a break of 4 min is inside a run and one of 6 min ends it (G2)", () => {
  const runs = runsOf(
    timelineOf("09:00 running, 09:20 idle, 09:24 setup, 09:40 idle, 09:46 running, 10:00"),
    policy.breakLimit,
  );
  expect(runs.map((run) => run.length)).toEqual([2, 1]);
});

test("unknown time neither extends a run nor ends it", () => {
  const runs = runsOf(
    timelineOf("09:00 running, 09:20 idle, 09:24 unknown, 10:24 running, 10:30"),
    policy.breakLimit,
  );
  expect(runs.map((run) => run.length)).toEqual([2]);
});

const cases: [string, string, Booking[], Record<string, number>][] = [
  [
    "early before its booking and overrun after it (G5)",
    "08:50 running, 11:40 idle, 12:20 running, 15:30",
    [A, B],
    { "A early": 10, "A used": 160, "B used": 160, "B overrun": 30 },
  ],
  [
    "overrun into the next company's booking, which it blocks (G5b)",
    "09:00 running, 12:40 idle, 12:50 running, 15:00",
    [A, B],
    { "A used": 180, "A overrun": 40, "B blocked": 40, "B used": 130 },
  ],
  [
    "the second booking's from its start, between adjacent bookings of one company",
    "09:00 running, 15:00",
    [A, { ...B, company: "a" }],
    { "A used": 180, "B used": 180 },
  ],
  [
    "overrun up to the next booking of the same company, a gap between",
    "09:00 running, 15:00",
    [A, { ...B, company: "a", from: clock("13:00") }],
    { "A used": 180, "A overrun": 60, "B used": 120 },
  ],
  ["unbooked where nobody booked", "05:00 running, 06:00", [A], { unbooked: 60 }],
  [
    "unbooked before a slot when it began too long before, and the slot's own from its start",
    "08:20 running, 10:00",
    [A],
    { unbooked: 40, "A used": 60 },
  ],
  ["unbooked when it stops before the slot", "08:40 running, 08:50 idle, 09:30", [A], { unbooked: 10 }],
  [
    "not early for a booking it does not reach, though one before it is over",
    "12:10 running, 12:20 idle, 13:00",
    [A, { ...B, from: clock("12:30") }],
    { unbooked: 10 },
  ],
  [
    "the first company's through a short break at the change of slots",
    "11:00 running, 11:58 idle, 12:02 running, 12:30 idle, 13:00",
    [A, B],
    { "A used": 58, "A overrun": 28, "B blocked": 28 },
  ],
  ["of held and setup too", "09:00 setup, 09:30 held, 12:00", [A], { "A used": 180 }],
  ["never of unknown time", "09:00 running, 10:00 unknown, 11:00 running, 12:00", [A], { "A used": 120 }],
];

describe("use is", () => {
  test.each(cases)("%s", (_, text, bookings, expected) => {
    expect(minutes(text, bookings)).toEqual(expected);
  });

  test("the next company's once it starts at the machine's page", () => {
    expect(minutes("11:00 running, 13:00", [A, B], [{ at: clock("12:15"), booking: "B" }])).toEqual({
      "A used": 60,
      "A overrun": 15,
      "B blocked": 15,
      "B used": 45,
    });
  });

  test("early too for the company that starts before its slot at the machine's page", () => {
    expect(minutes("11:00 running, 13:00", [A, B], [{ at: clock("11:50"), booking: "B" }])).toEqual({
      "A used": 50,
      "B early": 10,
      "A blocked": 10,
      "B used": 60,
    });
  });
});
