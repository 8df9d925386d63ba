import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { createGatewayClock } from "../../../gateway/clock/gateway-clock.ts";

const may = microsFromRfc3339("2026-05-01T00:00:00Z");

function box(wall: Micros, synchronized?: boolean) {
  const state = { wall, monotonic: 77, synchronized };
  const clock = createGatewayClock({
    wall: () => state.wall,
    monotonic: () => state.monotonic,
    ...(synchronized === undefined ? {} : { synchronized: () => state.synchronized === true }),
  });
  const pass = (time: Micros) => {
    state.wall += time;
    state.monotonic += time;
  };
  return { state, clock, pass };
}

describe("a gateway that boots before its clock is set", () => {
  test("goes on evenly from 1970, and once the clock is set tells what to add to the times before", () => {
    const { state, clock, pass } = box(5 * SECOND);
    const first = clock.now();
    pass(90 * MINUTE);
    expect(clock.now() - first).toBe(90 * MINUTE);
    expect([clock.correction(), clock.synchronized()]).toEqual([null, false]);
    state.wall = may;
    expect(clock.now()).toBe(may);
    const correction = clock.correction() ?? 0;
    expect(first + correction).toBe(may - 90 * MINUTE);
    expect(clock.synchronized()).toBe(true);
    state.wall += HOUR;
    expect([clock.now(), clock.correction()]).toEqual([may + HOUR, correction]);
  });

  test("corrects a plausible but wrong time, such as that of the last shutdown", () => {
    const { state, clock, pass } = box(may - 3 * HOUR);
    const first = clock.now();
    pass(MINUTE);
    state.wall = may;
    expect(first + (clock.correction() ?? 0)).toBe(may - MINUTE);
  });

  test("behind a time that was told already, waits to be set, though not for longer than two minutes", () => {
    const { state, clock, pass } = box(may - HOUR);
    clock.distrustBefore(may - MINUTE);
    pass(MINUTE);
    expect(clock.synchronized()).toBe(false);
    state.wall = may;
    expect([clock.synchronized(), clock.correction()]).toEqual([true, HOUR - MINUTE]);

    const wrongBefore = box(may - HOUR);
    wrongBefore.clock.distrustBefore(may);
    wrongBefore.pass(2 * MINUTE);
    expect([wrongBefore.clock.synchronized(), wrongBefore.clock.correction()]).toEqual([true, null]);
  });

  test("waits for the system's word as long as it takes, where there is one", () => {
    const { state, clock, pass } = box(may - 3 * HOUR, false);
    pass(2 * HOUR);
    expect([clock.correction(), clock.synchronized()]).toEqual([null, false]);
    state.wall += HOUR;
    expect([clock.correction(), clock.synchronized()]).toEqual([HOUR, true]);
  });
});

describe("a gateway whose clock is right", () => {
  test.each([
    ["by the system's word", true],
    ["by ten minutes without a jump", undefined],
  ])("%s follows later steps of it and corrects nothing", (_, synchronized) => {
    const { state, clock, pass } = box(may, synchronized);
    pass(11 * MINUTE);
    clock.now();
    state.wall -= HOUR;
    expect([clock.now(), clock.correction()]).toEqual([state.wall, null]);
  });

  test("small drift is no jump", () => {
    const { state, clock, pass } = box(may);
    pass(MINUTE);
    state.wall += 4 * SECOND;
    expect([clock.correction(), clock.synchronized()]).toEqual([null, true]);
  });
});
