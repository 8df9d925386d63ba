import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keep, now, open, samplesFrom, samplesIn, stateFrom, waiting } from "./rig-spool.ts";

describe("a spool", () => {
  test("keeps batches with their bytes, numbers and digests over a restart", () => {
    using folder = temporaryFolder();
    const first = open(folder.path).spool;
    first.commit([stateFrom(0, 10), samplesFrom(0, 3)], new Map([["m", '{"open":null}']]));
    const before = waiting(first);
    const rows = first.waiting("samples", -1, 10);
    first.close();
    const { spool, damage } = open(folder.path);
    expect(damage).toBeNull();
    expect(waiting(spool)).toEqual(before);
    expect(spool.waiting("samples", -1, 10)).toEqual(rows);
    expect(spool.session).toBe(first.session);
    expect(spool.memories()).toEqual(new Map([["m", '{"open":null}']]));
    keep(spool, samplesFrom(9, 1));
    const numbers = waiting(spool).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(3);
    expect(spool.depth("samples")).toEqual({ batches: 2, bytes: expect.any(Number), oldest: now });
    spool.close();
  });

  test("divides what is too large for one batch, and loses nothing of it", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path, { maxBytes: 10_000 });
    keep(spool, samplesFrom(0, 2_000, 40));
    const batches = waiting(spool);
    expect(samplesIn(batches)).toBe(2_000);
    expect(batches.every((batch) => JSON.stringify(batch).length <= 10_000)).toBe(true);
    expect(batches.flatMap(({ samples }) => samples.flatMap(({ t }) => t))).toEqual([...Array(2_000).keys()]);
    spool.close();
  });

  test("believes an acknowledgement only of the batch's own digest", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path);
    keep(spool, samplesFrom(0, 3));
    const [row] = spool.waiting("samples", -1, 1);
    if (!row) throw new Error("nothing waits");
    expect(spool.acknowledge(row.number, "0".repeat(64))).toBe(false);
    expect(spool.acknowledge(row.number + 1, row.digest)).toBe(false);
    expect(spool.giveUpDamaged(row.number)).toBe(false);
    expect(waiting(spool)).toHaveLength(1);
    expect(spool.acknowledge(row.number, row.digest)).toBe(true);
    expect(spool.acknowledge(row.number, row.digest)).toBe(false);
    expect(waiting(spool)).toHaveLength(0);
    spool.flush();
    expect(spool.depth("samples")).toMatchObject({ batches: 0, bytes: 0 });
    spool.close();
  });

  test("sends acknowledged batches of a window again, until they were kept long enough", () => {
    using folder = temporaryFolder();
    let time = now;
    const { spool } = open(folder.path, { now: () => time });
    for (const t of [0, 100, 200]) keep(spool, samplesFrom(t, 10));
    for (const { number, digest } of spool.waiting("samples", -1, 10)) spool.acknowledge(number, digest);
    spool.flush();
    const marked = spool.resend(105, 200);
    expect(marked).toMatchObject({ samples: 10 });
    expect(spool.countWaiting(marked.numbers)).toBe(1);
    expect(waiting(spool).flatMap(({ samples }) => samples[0]?.t[0])).toEqual([100]);
    time += 2_000_000;
    spool.keepHouse();
    expect(spool.resend(0, 300).numbers).toEqual([]);
    expect(waiting(spool)).toHaveLength(1);
    spool.close();
  });

  test("keeps what the store rejects, and sends it again in a new batch", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path);
    keep(spool, samplesFrom(0, 10));
    const [row] = spool.waiting("samples", -1, 1);
    if (!row) throw new Error("nothing waits");
    const rejected = [
      { list: "samples" as const, index: 0, rows: [2, 5] as [number, number], reason: "a text" },
    ];
    expect(spool.reject(row.number, row.digest, rejected)).toBe(true);
    expect(spool.rejected()).toBe(1);
    expect(spool.rejectedParts(1)[0]).toMatchObject({ number: row.number, reason: "a text", samples: 3 });
    expect(waiting(spool)).toHaveLength(0);
    expect(spool.resendRejected().samples).toBe(3);
    expect(waiting(spool)[0]?.samples[0]?.t).toEqual([2, 3, 4]);
    expect(spool.rejected()).toBe(0);
    spool.close();
  });

  test("is one process's alone", () => {
    using folder = temporaryFolder();
    const { spool } = open(folder.path);
    const rig = new URL("./rig-spool.ts", import.meta.url).href;
    const script = `import { open } from ${JSON.stringify(rig)};
      try { open(${JSON.stringify(folder.path)}); } catch (error) { console.log(error.name, error.message); }`;
    const other = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(other.stdout).toMatch(/^StartRefused Another gateway process already works with the folder .+\n$/);
    spool.close();
    const again = open(folder.path);
    expect(again.spool.session).toBe(spool.session);
    again.spool.close();
  });
});
