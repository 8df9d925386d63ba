import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { judgeBooking } from "../../../../dashboard-api/domain/booking/verdict.ts";
import { booksOf, type Stretches, slot } from "../ledger/day-in-minutes.ts";

const policy = {
  ...{ threshold: 60 * MINUTE, heldLimit: 30 * MINUTE, leastCoverage: 0.9, usedShare: 0.5 },
  ...{ reminder: 15 * MINUTE, breakLimit: 5 * MINUTE },
};
const A = slot("A", "a", 120, 300);
const B = slot("B", "b", 300, 420);

/** What becomes of B, after A's slot. */
const judged = (stretches: Stretches, { taps = [] }: { taps?: number[] } = {}) => {
  const { slices } = booksOf(stretches, { bookings: [A, B] });
  const watermark = stretches.reduce((sum, [, minutes]) => sum + minutes, 0) * MINUTE;
  return judgeBooking({ booking: B, slices, activity: [], taps, isGivenUp: false, watermark }, policy);
};

type Case = [what: string, Stretches, { taps?: number[] }, string, object];
const cases: Case[] = [
  [
    "use of others through the whole slot: nobody of its company could have come",
    [
      ["idle", 120],
      ["running", 400],
    ],
    {},
    "excused",
    { excusedBy: "blocked", blocked: 120 * MINUTE, noShowAt: null, isUncertain: false },
  ],
  [
    "use of others through nine tenths of it",
    [
      ["idle", 120],
      ["running", 288],
      ["idle", 60],
    ],
    {},
    "excused",
    { excusedBy: "blocked", blocked: 108 * MINUTE, noShowAt: null },
  ],
  [
    "use of others with an hour of breaks inside its run, which are no silence",
    [
      ["idle", 120],
      ...Array.from({ length: 45 }, () => [["running", 4] as const, ["idle", 4.9] as const]).flat(),
      ["idle", 60],
    ],
    {},
    "excused",
    { excusedBy: "blocked", noShowAt: null },
  ],
  [
    "use of others through the first half, then silence for the hour that is left",
    [
      ["idle", 120],
      ["running", 240],
      ["idle", 100],
    ],
    {},
    "no-show",
    { blocked: 60 * MINUTE, noShowAt: 420 * MINUTE },
  ],
  [
    "use of others for a minute more than half, then silence for less than the hour",
    [
      ["idle", 120],
      ["running", 241],
      ["idle", 100],
    ],
    {},
    "excused",
    { excusedBy: "blocked", blocked: 61 * MINUTE },
  ],
  [
    "use of others, then its own",
    [
      ["idle", 120],
      ["running", 240],
      ["idle", 20],
      ["running", 40],
      ["idle", 60],
    ],
    {},
    "partly-used",
    { blocked: 60 * MINUTE, used: 40 * MINUTE, startedAt: 380 * MINUTE, noShowAt: null },
  ],
  [
    "a tap after the others had left",
    [
      ["idle", 120],
      ["running", 280],
      ["idle", 100],
    ],
    { taps: [410 * MINUTE] },
    "partly-used",
    { startedAt: 410 * MINUTE },
  ],
  [
    "use of others, then time that nobody saw: it might have been theirs",
    [
      ["idle", 120],
      ["running", 200],
      ["unknown", 90],
      ["idle", 60],
    ],
    {},
    "no-data",
    { blocked: 20 * MINUTE, isUncertain: true },
  ],
  [
    "use of others, of which too little was left, and that unseen",
    [
      ["idle", 120],
      ["running", 280],
      ["unknown", 20],
      ["idle", 60],
    ],
    {},
    "excused",
    { excusedBy: "blocked", isUncertain: true },
  ],
];

describe("a slot that others ran into is judged by", () => {
  test.each(cases)("%s", (_, stretches, more, outcome, told) => {
    expect(judged(stretches, more).verdict).toMatchObject({ outcome, ...told });
  });
});

test("a break of others' run at the end of the slot is told apart once it has lasted, or the run goes on", () => {
  const until = (...more: Stretches) =>
    [["idle", 120], ["running", 237], ["idle", 1], ["running", 60], ...more] as const;
  // At 418 the others' run stands still for the last two minutes of the slot.
  const blockedAt = (stretches: Stretches) => {
    const { verdict, decidedAt } = judged(stretches);
    return [verdict?.outcome, decidedAt];
  };
  expect(blockedAt(until(["idle", 3]))).toEqual(["excused", null]);
  expect(blockedAt(until(["idle", 7]))).toEqual(["excused", 425 * MINUTE]);
  expect(blockedAt(until(["idle", 3], ["running", 10]))).toEqual(["excused", 425 * MINUTE]);
});
