import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCommitSchedule, usualSchedule } from "../../../gateway/pipeline/commit-schedule.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scheduled() {
  const commits: number[] = [];
  const schedule = createCommitSchedule({ ...usualSchedule, commit: () => commits.push(performance.now()) });
  const begun = performance.now();
  return { schedule, since: () => commits.map((at) => Math.round(at - begun)) };
}

test("a trickle is committed after the longest delay, not sample by sample", () => {
  const { schedule, since } = scheduled();
  for (let samples = 1; samples <= 40; samples += 1) {
    schedule.gathered(samples, samples * 30);
    vi.advanceTimersByTime(5);
  }
  expect(since()).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(since()).toEqual([usualSchedule.delay]);
});

test("a burst is committed as soon as it has gone quiet: its source may wait for that", () => {
  const { schedule, since } = scheduled();
  schedule.gathered(12, 400);
  vi.advanceTimersByTime(3);
  schedule.gathered(24, 800);
  vi.advanceTimersByTime(3);
  schedule.gathered(30, 1_000);
  vi.advanceTimersByTime(100);
  expect(since()).toEqual([11]);
});

test("much is committed at once", () => {
  const { schedule, since } = scheduled();
  schedule.gathered(2_000, usualSchedule.bytes);
  expect(since()).toEqual([0]);
  vi.advanceTimersByTime(1_000);
  expect(since()).toEqual([0]);
});

test("where commits are slow, early ones are rare", () => {
  const { schedule, since } = scheduled();
  schedule.took(20);
  schedule.gathered(30, 1_000);
  vi.advanceTimersByTime(1_000);
  expect(since()).toEqual([160]);
});
