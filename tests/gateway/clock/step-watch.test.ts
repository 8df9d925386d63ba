import { expect, test } from "vitest";
import { HOUR, MINUTE, type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { createStepWatch } from "../../../gateway/clock/step-watch.ts";

const may = microsFromRfc3339("2026-05-01T00:00:00Z");

function watch(told: Micros | null = null) {
  const state = { now: may, monotonic: 5, isSet: true };
  const look = createStepWatch({
    now: () => state.now,
    monotonic: () => state.monotonic,
    isSet: () => state.isSet,
    told,
  });
  const pass = (time: Micros) => {
    state.now += time;
    state.monotonic += time;
  };
  return { state, look, pass };
}

test.each([
  ["back", -9 * HOUR],
  ["forward", 20 * MINUTE],
])("a clock set %s is told once, with the time it would have been", (_, by) => {
  const { state, look, pass } = watch();
  expect(look()).toBeNull();
  pass(MINUTE);
  state.now += by;
  expect(look()).toEqual({ from: may + MINUTE, to: may + MINUTE + by });
  pass(HOUR);
  expect(look()).toBeNull();
});

test("a clock that is steered, though by a second in a minute, makes no step", () => {
  const { state, look, pass } = watch();
  for (let minute = 0; minute < 60; minute += 1) {
    pass(MINUTE);
    state.now += SECOND;
    expect(look()).toBeNull();
  }
});

test("the clock's being set at the start is no step, for what came before it waits", () => {
  const { state, look, pass } = watch();
  state.isSet = false;
  state.now = 0;
  expect(look()).toBeNull();
  pass(MINUTE);
  state.now = may;
  state.isSet = true;
  expect(look()).toBeNull();
});

test.each([
  ["behind", may + HOUR, { from: may + HOUR, to: may }],
  ["after", may - HOUR, null],
])("a start %s the time that the process before has told", (_, told, step) => {
  expect(watch(told).look()).toEqual(step);
});
