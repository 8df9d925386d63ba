import { expect, test } from "vitest";
import { HOUR, MINUTE, type Micros, SECOND } from "../../../config/micros.ts";
import { buildTimeline } from "../../../dashboard-api/domain/timeline/build-timeline.ts";
import { createStepWatch } from "../../../gateway/clock/step-watch.ts";
import { buildLines } from "../../../gateway/pipeline/build-lines.ts";
import { usualSchedule } from "../../../gateway/pipeline/commit-schedule.ts";
import { createPipeline } from "../../../gateway/pipeline/pipeline.ts";
import type { BatchContent } from "../../../gateway/spool/batch-content.ts";
import type { OpenState } from "../../../gateway/state/state-deriver.ts";
import { delivery } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";

/** 2027-01-15T08:00:00Z, the true time at which each of these stories begins. */
const noon = 1_800_000_000_000_000;

/** A pipeline whose clock the test sets. `ahead`: by how much it is wrong. */
function rig(ahead: Micros, memories = new Map<string, string>(), begunAt: Micros = noon) {
  const [gateway] = rigSite().gateways;
  if (!gateway) throw new Error("no gateway");
  const state = { true: begunAt, ahead };
  const now = () => state.true + state.ahead;
  const lines = buildLines(gateway, rigSite().machines, memories, now());
  const told = Math.max(...lines.lastConfirmed.values());
  const kept: BatchContent[] = [];
  const newest = new Map<string, OpenState>();
  const remembered = new Map(memories);
  const pipeline = createPipeline({
    ...lines,
    spool: {
      commit(contents, changed) {
        kept.push(...contents);
        for (const [machine, memory] of changed) remembered.set(machine, memory);
      },
    },
    now,
    clockStep: createStepWatch({
      now,
      monotonic: () => state.true,
      isSet: () => true,
      told: Number.isFinite(told) ? told : null,
    }),
    committed: (open) => {
      for (const it of open) newest.set(it.machine, it);
    },
    schedule: { ...usualSchedule, samples: 1, delay: 1 },
    stuck() {},
    broken(error) {
      throw error;
    },
  });
  /** The device tells its value every 10 s of true time; its own clock is right. */
  const run = async (length: Micros, value: number) => {
    for (const end = state.true + length; state.true < end; state.true += 10 * SECOND)
      await pipeline.deliver("plant", delivery([["m0", "s0", state.true, value]], now()));
  };
  const states = () => kept.flatMap((it) => it.states).filter(({ machine }) => machine === "m0");
  const incidents = () => kept.flatMap((it) => it.incidents).filter(({ machine }) => machine === "m0");
  return { state, pipeline, run, states, incidents, open: () => newest.get("m0"), memories: remembered };
}

test("a clock that was far ahead and is set right: states are told from then on, and what the wrong clock said is outranked", async () => {
  const ahead = 9 * HOUR;
  const { state, pipeline, run, states, incidents, open } = rig(ahead);
  await run(MINUTE, 1);
  state.ahead = 0;
  await run(20 * MINUTE, 1);
  expect(open()).toMatchObject({ state: "running", confirmedAt: noon + 21 * MINUTE - 10 * SECOND });
  await run(9 * HOUR, 0);
  await pipeline.stop();
  const [step] = incidents().filter(({ reason }) => reason.includes("gateway"));
  expect(step).toMatchObject({ kind: "clock-step", from: noon + MINUTE, until: noon + ahead + MINUTE });
  const timeline = buildTimeline({ stored: states(), from: noon, to: noon + ahead + MINUTE });
  const retold = noon + ahead + 50 * SECOND;
  expect(timeline.map(({ state, from, until, derivation }) => [state, from, until, derivation])).toEqual([
    ["unknown", noon, noon + MINUTE, null],
    ["running", noon + MINUTE, noon + 21 * MINUTE, 1],
    ["idle", noon + 21 * MINUTE, retold, 1],
    ["idle", retold, noon + ahead + MINUTE, 0],
  ]);
});

test("deliveries that were on their way when the clock was set back do not confirm a time to come", async () => {
  const { state, pipeline, run, open } = rig(9 * HOUR);
  await run(MINUTE, 1);
  const onItsWay = delivery([["m0", "s0", state.true, 1]], state.true + state.ahead);
  state.ahead = 0;
  state.true += SECOND;
  await pipeline.deliver("plant", onItsWay);
  expect(open()?.confirmedAt).toBe(state.true);
  await pipeline.stop();
});

test("a clock set right while the gateway did not run is noticed at the next start", async () => {
  const before = rig(9 * HOUR);
  await before.run(MINUTE, 1);
  const after = rig(0, before.memories, noon + 2 * MINUTE);
  await after.run(MINUTE, 0);
  expect(after.open()).toMatchObject({ state: "idle", confirmedAt: noon + 3 * MINUTE - 10 * SECOND });
  expect(after.incidents()).toMatchObject([{ kind: "clock-step", from: noon + 2 * MINUTE }]);
  await Promise.all([before.pipeline.stop(), after.pipeline.stop()]);
});

test("a clock that is set forward leaves an incident, and unknown time", async () => {
  const { state, pipeline, run, states, incidents } = rig(0);
  await run(MINUTE, 1);
  state.ahead = 2 * HOUR;
  await run(MINUTE, 1);
  await pipeline.stop();
  expect(incidents().filter(({ reason }) => reason.includes("gateway"))).toMatchObject([
    { kind: "clock-step", from: noon + MINUTE, until: noon + MINUTE + 2 * HOUR },
  ]);
  const timeline = buildTimeline({ stored: states(), from: noon, to: noon + 2 * HOUR });
  expect(timeline.map((it) => it.state)).toEqual(["running", "unknown"]);
});
