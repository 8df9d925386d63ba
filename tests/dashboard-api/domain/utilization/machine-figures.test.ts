import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInUse, type MachineState, machineStates } from "../../../../config/machine-state.ts";
import { MINUTE } from "../../../../config/micros.ts";
import type { StateInterval } from "../../../../config/wire/batch.ts";
import { buildTimeline } from "../../../../dashboard-api/domain/timeline/build-timeline.ts";
import { machineFigures } from "../../../../dashboard-api/domain/utilization/machine-figures.ts";

const stored = (from: number, until: number, state: MachineState): StateInterval => ({
  machine: "m",
  derivation: 0,
  rules: "r",
  state,
  from,
  until,
});

describe("figures of a machine", () => {
  test("count overlapping stops once (G4): fault-free 78/978", () => {
    const end = (16 * 60 + 18) * MINUTE;
    const history = buildTimeline({
      stored: [
        stored(0, 15 * 60 * MINUTE, "down"),
        stored(10 * MINUTE, 14 * 60 * MINUTE, "down"),
        stored(15 * 60 * MINUTE, end, "idle"),
      ],
      from: 0,
      to: end,
    });
    const window = { from: 0, until: end };
    const { faultFree } = machineFigures({ history, window, plannedBusyTime: [window], bridgeLimit: 0 });
    expect(faultFree).toMatchObject({
      value: 78 / 978,
      numerator: 78 * MINUTE,
      denominator: 978 * MINUTE,
      coverage: 1,
    });
  });

  test("are null where nothing was observed, with bounds from nothing to all", () => {
    const window = { from: 0, until: 10 };
    const history = buildTimeline({ stored: [], from: -5, to: 15 });
    const { utilization } = machineFigures({ history, window, plannedBusyTime: [window], bridgeLimit: 2 });
    expect(utilization).toMatchObject({
      value: null,
      coverage: 0,
      lower: 0,
      upper: 1,
      denominator: 0,
      unknown: 10,
    });
  });

  test("outside all planned time have no denominator at all", () => {
    const history = buildTimeline({ stored: [stored(0, 10, "running")], from: 0, to: 10 });
    const { utilization } = machineFigures({
      history,
      window: { from: 0, until: 10 },
      plannedBusyTime: [],
      bridgeLimit: 2,
    });
    expect(utilization).toMatchObject({ value: null, coverage: null, lower: null, upper: null });
  });

  test("agree with counting moment by moment, for random histories", () => {
    const anyHistory = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...machineStates)), {
      maxLength: 25,
    });
    const limit = 3;
    fc.assert(
      fc.property(anyHistory, fc.nat(20), fc.integer({ min: 1, max: 40 }), (stretches, from, length) => {
        let at = 0;
        const intervals = stretches.map(([duration, state]) => {
          const interval = stored(at, at + duration, state);
          at += duration;
          return interval;
        });
        const window = { from, until: from + length };
        const busy = [
          { from: from + 1, until: from + 4 },
          { from: from + 6, until: from + 60 },
        ];
        const span = { from: from - 10, to: from + length + 10 };
        const history = buildTimeline({ stored: intervals, ...span });
        const figures = machineFigures({ history, window, plannedBusyTime: busy, bridgeLimit: limit });

        const stateAt = (t: number) =>
          intervals.find((it) => it.from <= t && t < it.until)?.state ?? "unknown";
        /** What is concluded of one moment, looking left and right for the ends of its gap. */
        const concluded = (t: number): { state: MachineState; inferred: boolean } => {
          if (stateAt(t) !== "unknown") return { state: stateAt(t), inferred: false };
          let [left, right] = [t, t];
          while (stateAt(left) === "unknown" && left > t - 10) left -= 1;
          while (stateAt(right) === "unknown" && right < t + 10) right += 1;
          const [before, after] = [stateAt(left), stateAt(right)];
          if (right - left - 1 > limit || !isInUse(before) || !isInUse(after))
            return { state: "unknown", inferred: false };
          return { state: before === after ? before : "held", inferred: true };
        };
        let [numerator, denominator, whole, surelyIn, maybeIn, inferred] = [0, 0, 0, 0, 0, 0];
        for (let t = window.from; t < window.until; t += 1) {
          if (!busy.some((it) => it.from <= t && t < it.until)) continue;
          const moment = concluded(t);
          const isOpen = moment.inferred || moment.state === "unknown" || moment.state === "lost";
          whole += 1;
          if (moment.inferred) inferred += 1;
          if (moment.state !== "unknown" && moment.state !== "lost") denominator += 1;
          if (isInUse(moment.state)) numerator += 1;
          if (isInUse(moment.state) && !isOpen) surelyIn += 1;
          if (isOpen || isInUse(moment.state)) maybeIn += 1;
        }
        expect(figures.occupancy).toEqual({
          value: denominator > 0 ? numerator / denominator : null,
          numerator,
          denominator,
          denominatorName: "plannedBusyTime",
          unknown: whole - denominator,
          coverage: whole > 0 ? (denominator - inferred) / whole : null,
          lower: whole > 0 ? surelyIn / whole : null,
          upper: whole > 0 ? maybeIn / whole : null,
          inferred,
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
