import { describe, expect, test } from "vitest";
import type { MachineState } from "../../../../config/machine-state.ts";
import { SECOND } from "../../../../config/micros.ts";
import { bridge } from "../../../../dashboard-api/domain/timeline/bridge.ts";
import type { TimelineInterval } from "../../../../dashboard-api/domain/timeline/timeline-interval.ts";

/** A timeline of states with lengths in seconds. */
const timelineOf = (...stretches: [MachineState, number][]): TimelineInterval[] => {
  let at = 0;
  return stretches.map(([state, seconds]) => {
    const from = at;
    at += seconds * SECOND;
    return { from, until: at, state, derivation: 0, rules: "r", inferred: false };
  });
};
const brief = (timeline: TimelineInterval[]) => timeline.map((it) => it.state + (it.inferred ? "*" : ""));

const cases: [string, [MachineState, number][], string[]][] = [
  [
    "takes the state of both sides",
    [
      ["running", 9],
      ["unknown", 120],
      ["running", 9],
    ],
    ["running", "running*", "running"],
  ],
  [
    "takes held between different states in use",
    [
      ["running", 9],
      ["unknown", 5],
      ["setup", 9],
    ],
    ["running", "held*", "setup"],
  ],
  [
    "leaves a gap above the limit",
    [
      ["running", 9],
      ["unknown", 121],
      ["running", 9],
    ],
    ["running", "unknown", "running"],
  ],
  [
    "leaves a gap beside idle",
    [
      ["running", 9],
      ["unknown", 5],
      ["idle", 9],
    ],
    ["running", "unknown", "idle"],
  ],
  [
    "leaves a gap whose other side is not seen",
    [
      ["unknown", 5],
      ["running", 9],
      ["unknown", 5],
    ],
    ["unknown", "running", "unknown"],
  ],
  [
    "never bridges a loss",
    [
      ["running", 9],
      ["lost", 5],
      ["running", 9],
    ],
    ["running", "lost", "running"],
  ],
  [
    "never bridges beside a loss",
    [
      ["running", 9],
      ["unknown", 5],
      ["lost", 1],
      ["running", 9],
    ],
    ["running", "unknown", "lost", "running"],
  ],
  [
    "sees neighbouring unknown stretches as one gap",
    [
      ["running", 9],
      ["unknown", 70],
      ["unknown", 51],
      ["running", 9],
    ],
    ["running", "unknown", "unknown", "running"],
  ],
  [
    "bridges neighbouring unknown stretches together",
    [
      ["held", 9],
      ["unknown", 60],
      ["unknown", 60],
      ["held", 9],
    ],
    ["held", "held*", "held*", "held"],
  ],
];

describe("bridging", () => {
  test.each(cases)("%s", (_, stretches, expected) => {
    expect(brief(bridge(timelineOf(...stretches), 120 * SECOND))).toEqual(expected);
  });
});
