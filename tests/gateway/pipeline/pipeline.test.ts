import { describe, expect, test, vi } from "vitest";
import type { Source } from "../../../config/site/source.ts";
import { buildLines } from "../../../gateway/pipeline/build-lines.ts";
import { createPipeline } from "../../../gateway/pipeline/pipeline.ts";
import type { Delivery } from "../../../gateway/readers/source-reader.ts";
import type { BatchContent } from "../../../gateway/spool/batch-content.ts";
import { DatabaseFault } from "../../../gateway/spool/database.ts";
import type { OpenState } from "../../../gateway/state/state-deriver.ts";
import { delivery } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";

const at = 1_800_000_000_000_000;
const SECOND = 1_000_000;

/** A pipeline on a spool that keeps contents in memory and fails when told to. */
function rig(
  settings: { source?: object; memories?: Map<string, string>; edit?: (source: Source) => void } = {},
) {
  const site = rigSite({ ...(settings.source && { source: settings.source }) });
  const [gateway] = site.gateways;
  if (!gateway) throw new Error("no gateway");
  const lines = buildLines(gateway, site.machines, settings.memories ?? new Map(), at);
  const kept: BatchContent[] = [];
  const memories = new Map<string, string>();
  const stuck: (string | null)[] = [];
  let open: readonly OpenState[] = [];
  const state = { fails: false, now: at };
  const pipeline = createPipeline({
    ...lines,
    spool: {
      commit(contents, newMemories) {
        if (state.fails) throw new DatabaseFault("database or disk is full", "full");
        kept.push(...contents);
        for (const [machine, memory] of newMemories) memories.set(machine, memory);
      },
    },
    now: () => state.now,
    clockStep: () => null,
    committed: (states) => {
      if (states.length > 0) open = states;
    },
    stuck: (why) => stuck.push(why),
    broken: (error) => {
      throw error;
    },
  });
  const samples = () => kept.flatMap((content) => content.samples);
  const states = () => kept.flatMap((content) => content.states);
  return { pipeline, state, stuck, memories, lines, samples, states, open: () => open };
}

describe("a delivery", () => {
  test("is resolved once it is committed, and not before", async () => {
    const { pipeline, samples } = rig();
    const done = vi.fn();
    const promise = pipeline.deliver("plant", delivery([["m0", "s0", at, 1]], at)).then(done);
    expect([done.mock.calls.length, samples().length]).toEqual([0, 0]);
    await promise;
    expect(samples()).toEqual([{ machine: "m0", signal: "s0", t: [at], v: [1] }]);
  });

  test("waits while the disk is full, is then committed once and in order, and the trouble is told and taken back", async () => {
    const { pipeline, state, stuck, samples } = rig();
    state.fails = true;
    const resolved: number[] = [];
    const first = pipeline.deliver("plant", delivery([["m0", "s0", at, 1]], at)).then(() => resolved.push(1));
    await vi.waitFor(() => expect(stuck).toEqual(["database or disk is full"]));
    const second = pipeline
      .deliver("plant", delivery([["m0", "s0", at + 1, 2]], at))
      .then(() => resolved.push(2));
    expect(resolved).toEqual([]);
    state.fails = false;
    await Promise.all([first, second]);
    expect(resolved).toEqual([1, 2]);
    expect(samples().map(({ t, v }) => [t, v])).toEqual([
      [[at], [1]],
      [[at + 1], [2]],
    ]);
    expect(stuck).toEqual(["database or disk is full", null]);
  });

  test("is refused rather than kept in memory without bound", async () => {
    const { pipeline, state } = rig();
    state.fails = true;
    const text = "x".repeat(4_000);
    let refused: unknown;
    for (let i = 0; i < 6_000 && refused === undefined; i += 1) {
      void pipeline.deliver("plant", delivery([["m0", "s0", at + i, text]], at)).catch((error: Error) => {
        refused = error;
      });
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(refused).toMatchObject({ message: expect.stringMatching(/the spool takes nothing now/) });
    state.fails = false;
    await pipeline.stop();
  });

  test("of a number that is not finite, or of a text that is too long, keeps the sample as bad", async () => {
    const { pipeline, samples } = rig();
    await pipeline.deliver(
      "plant",
      delivery(
        [
          ["m0", "s1", at, 1],
          ["m0", "s1", at + 1, Number.NaN],
          ["m0", "s2", at, "x".repeat(5_000)],
        ],
        at,
      ),
    );
    expect(samples()).toEqual([
      { machine: "m0", signal: "s1", t: [at, at + 1], v: [1, null], q: [0, 0x803c0000] },
      { machine: "m0", signal: "s2", t: [at], v: [null], q: [0x80380000] },
    ]);
  });

  test("of signals the site file does not name is counted and no more", async () => {
    const { pipeline, lines, samples } = rig();
    await pipeline.deliver(
      "plant",
      delivery(
        [
          ["m0", "s9", at, 1],
          ["m9", "s0", at, 1],
        ],
        at,
      ),
    );
    expect(samples()).toEqual([]);
    expect(lines.sources.get("plant")?.counts.discarded).toBe(2);
  });
});

const initial = (machine: string, signal: string, t: number, value: number, receivedAt: number): Delivery => {
  const made = delivery([[machine, signal, t, value]], receivedAt);
  return { ...made, readings: made.readings.map((reading) => ({ ...reading, initial: true })) };
};

describe("the state", () => {
  test("follows an initial value from its receipt on, though the sample keeps its own time", async () => {
    const { pipeline, samples, states } = rig();
    await pipeline.deliver("plant", initial("m0", "s0", at - 3_600 * SECOND, 1, at + SECOND));
    await pipeline.deliver("plant", delivery([["m0", "s0", at + 2 * SECOND, 0]], at + 2 * SECOND));
    await pipeline.stop();
    expect(samples()[0]?.t).toEqual([at - 3_600 * SECOND]);
    expect(states().filter(({ machine }) => machine === "m0")).toMatchObject([
      { state: "unknown", from: at, until: at + SECOND },
      { state: "running", from: at + SECOND, until: at + 2 * SECOND },
    ]);
  });

  test("of a recording runs on the recording's own time, however long ago", async () => {
    const { pipeline, states } = rig({ source: { clock: { by: "event" }, heartbeat: { by: "connection" } } });
    const then = 1_478_000_000_000_000;
    for (const [t, value] of [
      [0, 1],
      [600, 0],
      [1_000, 1],
    ] as const) {
      const made = delivery([["m0", "s0", then + t * SECOND, value]], at);
      await pipeline.deliver("plant", { ...made, confirms: ["m0", "m1"] });
    }
    await pipeline.stop();
    expect(states().filter(({ machine }) => machine === "m0")).toMatchObject([
      { state: "running", from: then, until: then + 600 * SECOND },
      { state: "idle", from: then + 600 * SECOND, until: then + 1_000 * SECOND },
    ]);
  });

  test("is unknown between a crash and the first word after it, and needs no value told again", async () => {
    const before = rig();
    await before.pipeline.deliver("plant", delivery([["m0", "s0", at, 1]], at));
    before.state.now += 5 * SECOND;
    await before.pipeline.deliver("plant", delivery([["m0", "s1", at + 5 * SECOND, 1]], at + 5 * SECOND));
    const after = rig({ memories: before.memories });
    await after.pipeline.deliver("plant", delivery([["m0", "s1", at + 60 * SECOND, 1]], at + 60 * SECOND));
    await after.pipeline.deliver("plant", delivery([["m0", "s1", at + 70 * SECOND, 1]], at + 70 * SECOND));
    await after.pipeline.stop();
    expect(after.states().filter(({ machine }) => machine === "m0")).toMatchObject([
      { state: "running", until: at + 5 * SECOND },
      { state: "unknown", from: at + 5 * SECOND, until: at + 60 * SECOND },
      { state: "running", from: at + 60 * SECOND, until: at + 70 * SECOND },
    ]);
  });
});
