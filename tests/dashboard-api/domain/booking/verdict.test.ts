import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { type BookingEvidence, judgeBooking } from "../../../../dashboard-api/domain/booking/verdict.ts";
import { booksOf, type Stretches, slot } from "../ledger/day-in-minutes.ts";

const policy = {
  ...{ threshold: 60 * MINUTE, heldLimit: 30 * MINUTE, leastCoverage: 0.9, usedShare: 0.5 },
  ...{ reminder: 15 * MINUTE, breakLimit: 5 * MINUTE },
};
const A = slot("A", "a", 120, 300);
const B = slot("B", "b", 300, 420);

const judged = (stretches: Stretches, more: Partial<BookingEvidence> = {}) => {
  const booking = more.booking ?? A;
  const length = stretches.reduce((sum, [, minutes]) => sum + minutes, 0);
  const { slices } = booksOf(stretches, { bookings: booking === A || booking === B ? [A, B] : [booking] });
  const watermark = Math.min(length * MINUTE, more.watermark ?? Number.POSITIVE_INFINITY);
  return judgeBooking(
    { ...{ booking, slices, activity: [], taps: [], isGivenUp: false }, ...more, watermark },
    policy,
  );
};

type Case = [what: string, Stretches, Partial<BookingEvidence>, string, object];
const cases: Case[] = [
  [
    "use from half of the slot on",
    [
      ["idle", 120],
      ["running", 90],
      ["idle", 200],
    ],
    {},
    "used",
    { startedAt: 120 * MINUTE, noShowAt: null },
  ],
  [
    "a minute less",
    [
      ["idle", 120],
      ["running", 89],
      ["idle", 200],
    ],
    {},
    "partly-used",
    {},
  ],
  [
    "use of others as neither use nor silence: the hour counts from when they left",
    [
      ["idle", 120],
      ["running", 220],
      ["idle", 100],
    ],
    { booking: B },
    "no-show",
    { blocked: 40 * MINUTE, noShowAt: 400 * MINUTE },
  ],
  [
    "people who came after the threshold: they came, and the silence stays on record",
    [
      ["idle", 190],
      ["running", 100],
      ["idle", 100],
    ],
    {},
    "used",
    { noShowAt: 180 * MINUTE, startedAt: 190 * MINUTE },
  ],
  [
    "an early start, told by its first moment",
    [
      ["idle", 100],
      ["running", 130],
      ["idle", 100],
    ],
    {},
    "used",
    { startedAt: 100 * MINUTE, early: 20 * MINUTE },
  ],
  ["silence", [["idle", 400]], {}, "no-show", { noShowAt: 180 * MINUTE, startedAt: null }],
  [
    "a program left hanging since long before",
    [["held", 400]],
    {},
    "no-show",
    { used: 180 * MINUTE, startedAt: null },
  ],
  [
    "a tap at the machine's page on an idle control",
    [["idle", 400]],
    { taps: [150 * MINUTE] },
    "partly-used",
    { startedAt: 150 * MINUTE },
  ],
  [
    "an open door late in the slot",
    [["idle", 400]],
    { activity: [{ from: 250 * MINUTE, until: 251 * MINUTE }] },
    "partly-used",
    { noShowAt: 180 * MINUTE },
  ],
  [
    "a slot given back before its silence was a no-show",
    [["idle", 400]],
    { booking: slot("A", "a", 120, 150), isGivenUp: true },
    "partly-used",
    { noShowAt: null },
  ],
  [
    "one given back after it",
    [["idle", 400]],
    { booking: slot("A", "a", 120, 190), isGivenUp: true },
    "no-show",
    { noShowAt: 180 * MINUTE },
  ],
  [
    "a machine down since before the slot",
    [
      ["idle", 100],
      ["down", 300],
    ],
    {},
    "excused",
    { noShowAt: null, excusedBy: "down", isUncertain: false },
  ],
  [
    "a machine that went down before anybody came",
    [
      ["idle", 150],
      ["down", 300],
    ],
    {},
    "no-show",
    {},
  ],
  [
    "a machine that was down, and used when it was up again",
    [
      ["down", 190],
      ["running", 100],
      ["idle", 100],
    ],
    {},
    "used",
    { down: 70 * MINUTE },
  ],
  [
    "time that nobody saw",
    [
      ["idle", 120],
      ["unknown", 200],
      ["idle", 50],
    ],
    {},
    "no-data",
    { isUncertain: true },
  ],
  [
    "use among time that nobody saw",
    [
      ["idle", 120],
      ["unknown", 60],
      ["running", 60],
      ["unknown", 100],
    ],
    {},
    "partly-used",
    { isUncertain: true },
  ],
];

describe("a booking that is over is judged by", () => {
  test.each(cases)("%s", (_, stretches, more, outcome, told) => {
    expect(judged(stretches, more).verdict).toMatchObject({ outcome, ...told });
  });
});

describe("a booking is open while its run may go on:", () => {
  const open: [string, Stretches, number | null][] = [
    [
      "running at the end of what is known",
      [
        ["idle", 120],
        ["running", 200],
      ],
      null,
    ],
    [
      "quiet for less than a break",
      [
        ["idle", 120],
        ["running", 200],
        ["idle", 4],
      ],
      null,
    ],
    [
      "quiet for a break",
      [
        ["idle", 120],
        ["running", 200],
        ["idle", 60],
      ],
      325,
    ],
    [
      "unseen since",
      [
        ["idle", 120],
        ["running", 200],
        ["unknown", 300],
      ],
      null,
    ],
    [
      "unseen for a while, then quiet",
      [
        ["idle", 120],
        ["running", 200],
        ["unknown", 300],
        ["idle", 20],
      ],
      625,
    ],
    [
      "unseen for more than a day",
      [
        ["idle", 120],
        ["running", 200],
        ["unknown", 1441],
      ],
      320 + 1440,
    ],
    ["never used", [["idle", 400]], 300],
    [
      "the next company's run has begun",
      [
        ["idle", 120],
        ["running", 100],
        ["idle", 100],
        ["running", 30],
      ],
      300,
    ],
  ];
  test.each(open)("%s", (_, stretches, decided) => {
    expect(judged(stretches).decidedAt).toBe(decided === null ? null : decided * MINUTE);
  });
});

test("before the slot is over, what is known is told and no verdict given", () => {
  expect(judged([["idle", 130]])).toMatchObject({ verdict: null, isReminderDue: false, startedAt: null });
  expect(judged([["idle", 135]])).toMatchObject({ verdict: null, isReminderDue: true });
  expect(
    judged([
      ["idle", 120],
      ["unknown", 2],
      ["idle", 13],
    ]),
  ).toMatchObject({ isReminderDue: false });
  expect(
    judged([
      ["idle", 170],
      ["setup", 5],
    ]),
  ).toMatchObject({ verdict: null, startedAt: 170 * MINUTE });
  expect(judged([["idle", 181]]).silence).toMatchObject({ verdict: "no-show", at: 180 * MINUTE });
});
