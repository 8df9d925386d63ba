import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { timesOf } from "../../../gateway/spool/batch-content.ts";
import { DatabaseFault } from "../../../gateway/spool/database.ts";
import type { Spool } from "../../../gateway/spool/spool.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keep, lostIn, now, open, samplesFrom, samplesIn, stateFrom, waiting } from "./rig-spool.ts";

const MiB = 1_048_576;

/** Commits 1,000 samples of 100 bytes at a time. Returns how many samples were committed. */
function fill(spool: Spool, times: number, from = 0): number {
  for (let i = 0; i < times; i += 1) keep(spool, samplesFrom((from + i) * 1_000, 1_000, 80));
  return times * 1_000;
}

describe("a full spool", () => {
  test("gives up its oldest samples, counts each, and keeps the states", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    keep(spool, stateFrom(0, HOUR));
    const committed = fill(spool, 400);
    expect(spool.bytesOnDisk()).toBeLessThanOrEqual(16 * MiB);
    const batches = waiting(spool);
    const kept = samplesIn(batches);
    expect(kept).toBeGreaterThan(50_000);
    expect(kept + lostIn(batches)).toBe(committed);
    expect(spool.lost()).toBe(committed - kept);
    expect(batches.flatMap(({ states }) => states)).toEqual(stateFrom(0, HOUR).states);
    // The newest are there, and the account tells of which time the others were.
    const times = batches.flatMap(({ samples }) => samples.flatMap(({ t }) => t));
    expect(timesOf(times).until).toBe(399_999);
    const lost = batches.flatMap(({ incidents }) => incidents);
    expect(Math.min(...lost.map(({ from }) => from))).toBe(0);
    expect(Math.max(...lost.map(({ until }) => until))).toBe(timesOf(times).from - 1);
    spool.close();
  });

  test("gives up what is under way last, for the store may have it already", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    spool.spare((number) => number < 5);
    const committed = fill(spool, 300);
    const batches = waiting(spool);
    expect(batches.map(({ number }) => number)).toEqual(expect.arrayContaining([0, 1, 2, 3, 4]));
    expect(samplesIn(batches) + lostIn(batches)).toBe(committed);
    expect(lostIn(batches)).toBeGreaterThan(0);
    spool.close();
  });

  test("counts each loss also where several begin at the same time, since that is an incident's identity", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    // Each of these commits is of the same times.
    for (let i = 0; i < 300; i += 1) {
      const content = samplesFrom(0, 1_000, 80);
      for (const column of content.samples) column.signal = `s${i}`;
      keep(spool, content);
    }
    const batches = waiting(spool);
    const lost = batches.flatMap(({ incidents }) => incidents);
    expect(lost.length).toBeGreaterThan(1);
    const byIdentity = new Map(lost.map((it) => [`${it.machine} ${it.kind} ${it.from}`, it.count ?? 0]));
    expect([...byIdentity.values()].reduce((sum, count) => sum + count, 0) + samplesIn(batches)).toBe(
      300_000,
    );
    spool.close();
  });

  test("gives up what is acknowledged before anything that is not", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    fill(spool, 100);
    for (const { number, digest } of spool.waiting("samples", -1, 1_000)) spool.acknowledge(number, digest);
    fill(spool, 80, 100);
    expect(samplesIn(waiting(spool))).toBe(80_000);
    expect(spool.lost()).toBe(0);
    spool.close();
  });

  test("gives up states last, and says so as lost intervals of the same time", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    const minutes = 300_000;
    for (let m = 0; m < minutes; m += 1_000) {
      const content = stateFrom(0, 1);
      content.states = Array.from({ length: 1_000 }, (_, i) => ({
        machine: "m",
        derivation: 0,
        rules: "r",
        state: i % 2 === 0 ? "running" : "idle",
        from: (m + i) * MINUTE,
        until: (m + i + 1) * MINUTE,
      }));
      keep(spool, content);
    }
    const states = waiting(spool)
      .flatMap((batch) => batch.states)
      .toSorted((a, b) => a.from - b.from);
    const lost = states.filter(({ state }) => state === "lost");
    expect(lost.length).toBeGreaterThan(100);
    expect(spool.lost()).toBeGreaterThan(lost.length);
    // All the time is told of, each of it once, and the newest as it was.
    expect(states[0]?.from).toBe(0);
    expect(states.at(-1)).toMatchObject({ state: "idle", until: minutes * MINUTE });
    expect(states.slice(1).map(({ from }) => from)).toEqual(states.slice(0, -1).map(({ until }) => until));
    spool.close();
  }, 60_000);

  test("does not run out of room for telling of lost states that cannot be put together", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { limits: { capacity: 16 * MiB, keepFree: 0 } });
    for (let h = 0; h < 240_000; h += 1_000) {
      const [state] = stateFrom(0, HOUR).states;
      const hours = Array.from({ length: 1_000 }, (_, i) => ({
        from: (h + i) * HOUR,
        until: (h + i + 1) * HOUR,
      }));
      keep(spool, { ...stateFrom(0, 1), states: state ? hours.map((hour) => ({ ...state, ...hour })) : [] });
    }
    const batches = waiting(spool);
    expect(lostIn(batches) + batches.flatMap(({ states }) => states).length).toBe(240_000);
    spool.close();
  }, 60_000);

  test("leaves to others the disk it was told to leave", () => {
    using folder = temporaryFolder();
    let free = 100 * MiB;
    const { spool } = open(folder.path, {
      limits: { capacity: 64 * MiB, keepFree: 50 * MiB },
      freeDisk: () => free,
    });
    fill(spool, 50);
    free = 50 * MiB;
    const size = spool.bytesOnDisk();
    const committed = 50_000 + fill(spool, 50, 50);
    expect(spool.bytesOnDisk()).toBeLessThanOrEqual(size);
    const batches = waiting(spool);
    expect(samplesIn(batches) + lostIn(batches)).toBe(committed);
    spool.close();
  });
});

const mayMount = process.getuid?.() === 0 && spawnSync("which", ["mount"]).status === 0;

describe.skipIf(!mayMount)("a full disk", () => {
  test("costs the oldest samples, each counted, and nothing that is committed afterwards", () => {
    using folder = temporaryFolder();
    const disk = join(folder.path, "disk");
    spawnSync("mkdir", [disk]);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], {
      encoding: "utf8",
    });
    expect(mounted.status, mounted.stderr).toBe(0);
    try {
      const limits = { capacity: 4_096 * MiB, keepFree: 0 };
      const { spool } = open(disk, { limits });
      spool.keepHouse();
      let committed = 0;
      let refused = 0;
      for (let i = 0; i < 900; i += 1) {
        // Somebody else takes all that is left.
        if (i === 150) spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "other")}`, "bs=1M"]);
        try {
          committed += fill(spool, 1, i);
        } catch (error) {
          if (!(error instanceof DatabaseFault) || error.kind !== "full") throw error;
          refused += 1;
        }
      }
      expect(refused).toBe(0);
      expect(spool.lost()).toBeGreaterThan(100_000);
      const batches = waiting(spool);
      expect(samplesIn(batches) + lostIn(batches)).toBe(committed);
      expect(batches.flatMap(({ samples }) => samples.flatMap(({ t }) => t)).at(-1)).toBe(899_999);
      spool.close();
      const again = open(disk, { limits, now: () => now + 1 });
      expect(again.damage).toBeNull();
      expect(samplesIn(waiting(again.spool))).toBe(samplesIn(batches));
      again.spool.close();
    } finally {
      spawnSync("umount", ["-l", disk]);
    }
  }, 60_000);
});
