import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { judgeNoShow, type NoShowEvidence } from "../../../../dashboard-api/domain/booking/no-show.ts";
import { type Stretches, timelineOf } from "../ledger/day-in-minutes.ts";

const policy = { threshold: 60 * MINUTE, heldLimit: 30 * MINUTE, leastCoverage: 0.9 };
const span = (from: number, until: number) => ({ from: from * MINUTE, until: until * MINUTE });
const slot = span(60, 240);

const verdictOf = (stretches: Stretches, more: Partial<NoShowEvidence> = {}) =>
  judgeNoShow(
    {
      slot,
      timeline: timelineOf(stretches),
      activity: [],
      taps: [],
      blocked: [],
      watermark: 240 * MINUTE,
      ...more,
    },
    policy,
  );

const cases: [string, Stretches, Partial<NoShowEvidence>, object][] = [
  ["an idle hour", [["idle", 300]], {}, { verdict: "no-show", at: 120 * MINUTE, coverage: 1 }],
  [
    "use in the last minute before the threshold",
    [
      ["idle", 119],
      ["running", 100],
    ],
    {},
    { verdict: "present", since: 119 * MINUTE },
  ],
  [
    "use at the threshold: too late",
    [
      ["idle", 120],
      ["running", 100],
    ],
    {},
    { verdict: "no-show" },
  ],
  [
    "setting up",
    [
      ["idle", 100],
      ["setup", 100],
    ],
    {},
    { verdict: "present", since: 100 * MINUTE },
  ],
  [
    "an open door on an idle control",
    [["idle", 300]],
    { activity: [span(90, 91)] },
    { verdict: "present", since: 90 * MINUTE },
  ],
  [
    "a tap on the machine's page",
    [["idle", 300]],
    { taps: [70 * MINUTE] },
    { verdict: "present", since: 70 * MINUTE },
  ],
  [
    "activity before the slot only",
    [["idle", 300]],
    { activity: [span(10, 50)], taps: [59 * MINUTE] },
    { verdict: "no-show" },
  ],
  [
    "a program held from the start",
    [
      ["idle", 60],
      ["held", 180],
    ],
    {},
    { verdict: "present", since: 60 * MINUTE },
  ],
  ["a program left hanging long before the slot", [["held", 300]], {}, { verdict: "no-show" }],
  [
    "a program held shortly before the slot",
    [
      ["idle", 45],
      ["held", 200],
    ],
    {},
    { verdict: "present", since: 60 * MINUTE },
  ],
  [
    "unseen time above a tenth",
    [
      ["idle", 113],
      ["unknown", 187],
    ],
    {},
    { verdict: "no-data" },
  ],
  [
    "unseen time: the hour counts what was seen",
    [
      ["idle", 100],
      ["unknown", 6],
      ["idle", 100],
    ],
    {},
    { verdict: "no-show", at: 126 * MINUTE, coverage: 60 / 66 },
  ],
  [
    "unseen time: until enough of the time since the start was seen",
    [
      ["idle", 60],
      ["unknown", 12],
      ["idle", 200],
    ],
    {},
    { verdict: "no-show", at: 180 * MINUTE, coverage: 0.9 },
  ],
  [
    "unseen time of which there was too much to the end of the slot",
    [
      ["idle", 80],
      ["unknown", 19],
      ["idle", 200],
    ],
    {},
    { verdict: "no-data", at: 240 * MINUTE, coverage: 161 / 180 },
  ],
  [
    "use after unseen time, within the hour of what was seen",
    [
      ["idle", 100],
      ["unknown", 30],
      ["idle", 15],
      ["running", 100],
    ],
    {},
    { verdict: "present", since: 145 * MINUTE },
  ],
  ["nothing seen at all", [["unknown", 300]], {}, { verdict: "no-data", coverage: 0 }],
  [
    "data that do not reach the threshold yet",
    [["idle", 110]],
    { watermark: 110 * MINUTE },
    { verdict: "pending", decidedAt: 120 * MINUTE },
  ],
  [
    "a sign in data that do not reach the threshold yet",
    [
      ["idle", 70],
      ["running", 10],
    ],
    { watermark: 80 * MINUTE },
    { verdict: "present" },
  ],
  [
    "a machine down since before the slot",
    [
      ["idle", 30],
      ["down", 270],
    ],
    {},
    { verdict: "excused", by: "down" },
  ],
  [
    "a machine that went down inside the slot",
    [
      ["idle", 70],
      ["down", 230],
    ],
    {},
    { verdict: "no-show" },
  ],
  [
    "an hour blocked by others, then silence: the hour counts from then",
    [
      ["running", 120],
      ["idle", 180],
    ],
    { blocked: [span(60, 120)] },
    { verdict: "no-show", at: 180 * MINUTE },
  ],
  [
    "a slot blocked to its end",
    [["running", 300]],
    { blocked: [span(60, 240)] },
    { verdict: "excused", by: "blocked" },
  ],
  [
    "a slot of which less than the hour was left, and idle",
    [
      ["running", 181],
      ["idle", 119],
    ],
    { blocked: [span(60, 181)] },
    { verdict: "excused", by: "blocked" },
  ],
  [
    "a slot of which the hour was left, and idle",
    [
      ["running", 180],
      ["idle", 120],
    ],
    { blocked: [span(60, 180)] },
    { verdict: "no-show", at: 240 * MINUTE, coverage: 1 },
  ],
  [
    "a slot of which less than the hour is left, before it is over: somebody may still come",
    [
      ["running", 185],
      ["idle", 15],
    ],
    { blocked: [span(60, 185)], watermark: 200 * MINUTE },
    { verdict: "pending", decidedAt: 240 * MINUTE },
  ],
  [
    "what others left, unseen for the most part",
    [
      ["running", 120],
      ["unknown", 100],
      ["idle", 80],
    ],
    { blocked: [span(60, 120)] },
    { verdict: "no-data", coverage: 20 / 120 },
  ],
  [
    "a slot no longer than the hour that others blocked for a minute",
    [
      ["running", 61],
      ["idle", 239],
    ],
    { slot: span(60, 120), blocked: [span(60, 61)] },
    { verdict: "excused", by: "blocked" },
  ],
  [
    "a slot shorter than the threshold",
    [["idle", 300]],
    { slot: span(60, 90) },
    { verdict: "no-show", at: 90 * MINUTE },
  ],
];

describe("the verdict on", () => {
  test.each(cases)("%s", (_, stretches, more, expected) => {
    expect(verdictOf(stretches, more)).toMatchObject(expected);
  });
});
