import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MachineState, machineStates } from "../../../../config/machine-state.ts";
import type { StateInterval } from "../../../../config/wire/batch.ts";
import { buildTimeline } from "../../../../dashboard-api/domain/timeline/build-timeline.ts";

const stored = (from: number, until: number, state: MachineState, derivation = 0): StateInterval => ({
  machine: "m",
  derivation,
  rules: "r",
  state,
  from,
  until,
});
const brief = (timeline: ReturnType<typeof buildTimeline>) =>
  timeline.map((it) => `${it.from}-${it.until} ${it.state}`);

describe("a timeline", () => {
  test("is unknown wherever nothing is stored", () => {
    expect(brief(buildTimeline({ stored: [stored(2, 4, "idle")], from: 0, to: 6 }))).toEqual([
      "0-2 unknown",
      "2-4 idle",
      "4-6 unknown",
    ]);
  });

  test("joins what the store cut at full hours", () => {
    const intervals = [stored(0, 3, "running"), stored(3, 6, "running")];
    expect(brief(buildTimeline({ stored: intervals, from: 1, to: 5 }))).toEqual(["1-5 running"]);
  });

  test("follows the highest derivation, even where that one says unknown", () => {
    const intervals = [stored(0, 10, "running"), stored(2, 4, "unknown", 1), stored(4, 6, "idle", 2)];
    expect(brief(buildTimeline({ stored: intervals, from: 0, to: 10 }))).toEqual([
      "0-2 running",
      "2-4 unknown",
      "4-6 idle",
      "6-10 running",
    ]);
  });

  test("prefers knowledge to loss and loss to ignorance within one derivation", () => {
    const intervals = [stored(0, 9, "unknown"), stored(3, 9, "lost"), stored(2, 5, "running")];
    expect(brief(buildTimeline({ stored: intervals, from: 0, to: 9 }))).toEqual([
      "0-2 unknown",
      "2-5 running",
      "5-9 lost",
    ]);
  });

  test("goes on with the live state up to its confirmation, never over what is stored", () => {
    const live = {
      version: 1 as const,
      machine: "m",
      state: "running" as const,
      since: 2,
      confirmedAt: 8,
      settledUntil: 5,
      rules: "r",
      staleAfter: 3,
      wallClock: true,
    };
    const timeline = buildTimeline({ stored: [stored(0, 5, "idle")], live, from: 0, to: 10 });
    expect(brief(timeline)).toEqual(["0-5 idle", "5-8 running", "8-10 unknown"]);
    expect(timeline[1]?.derivation).toBeNull();
  });

  test("has no hole and no overlap, and does not depend on order or repetition", () => {
    const anyStored = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...machineStates), fc.nat(2))
      .map(([from, length, state, derivation]) => stored(from, from + length, state, derivation));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStored, { selector: (it) => `${it.derivation}/${it.from}` }),
        (intervals) => {
          const timeline = buildTimeline({ stored: intervals, from: 5, to: 50 });
          expect(timeline[0]?.from).toBe(5);
          expect(timeline.at(-1)?.until).toBe(50);
          for (const [index, it] of timeline.entries()) {
            expect(it.until).toBeGreaterThan(it.from);
            if (index > 0) expect(it.from).toBe(timeline[index - 1]?.until);
          }
          expect(buildTimeline({ stored: [...intervals, ...intervals].reverse(), from: 5, to: 50 })).toEqual(
            timeline,
          );
        },
      ),
    );
  });
});
