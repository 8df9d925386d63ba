import { expect, test } from "vitest";
import type { MachineState } from "../../../../config/machine-state.ts";
import { MINUTE } from "../../../../config/micros.ts";
import { excusedTime } from "../../../../dashboard-api/domain/ledger/excused-time.ts";

const timeline = (...stretches: [MachineState, from: number, until: number][]) =>
  stretches.map(([state, from, until]) => ({
    ...{ state, from: from * MINUTE, until: until * MINUTE, inferred: false, derivation: 0, rules: "r" },
  }));
const slot = (from: number, until: number, more: object = {}) => ({
  ...{ id: `${from}`, company: "a", from: from * MINUTE, until: until * MINUTE },
  ...more,
});
const minutes = (given: ReturnType<typeof excusedTime>) =>
  given.map(({ from, until }) => [from / MINUTE, until / MINUTE]);

test.each([
  [
    "a machine that went down before the slot excuses until it is up",
    timeline(["running", 0, 50], ["down", 50, 80], ["idle", 80, 200]),
    [[60, 80]],
  ],
  [
    "however its record is cut, as at a full hour",
    timeline(["down", 50, 60], ["down", 60, 80], ["idle", 80, 200]),
    [[60, 80]],
  ],
  [
    "down to the end of the slot and beyond excuses the slot",
    timeline(["down", 0, 60], ["down", 60, 120], ["down", 120, 200]),
    [[60, 120]],
  ],
  [
    "one that goes down as the slot begins, or in it, does not",
    timeline(["idle", 0, 60], ["down", 60, 80], ["down", 90, 200]),
    [],
  ],
  [
    "what nobody knows between ends the excuse",
    timeline(["down", 0, 70], ["unknown", 70, 75], ["down", 75, 200]),
    [[60, 70]],
  ],
  ["nothing is known of the time before", timeline(["down", 60, 80], ["idle", 80, 200]), []],
])("%s", (_, history, expected) => {
  expect(minutes(excusedTime(history, [slot(60, 120)]))).toEqual(expected);
});

test("a forgiven booking is excused as a whole, and those beside it are as they are", () => {
  const history = timeline(["down", 0, 70], ["idle", 70, 300], ["down", 300, 400]);
  const slots = [slot(60, 120), slot(120, 180, { isForgiven: true }), slot(310, 330), slot(350, 420)];
  expect(minutes(excusedTime(history, slots))).toEqual([
    [60, 70],
    [120, 180],
    [310, 330],
    [350, 400],
  ]);
});
