import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createWriteLoop } from "../../../broker/intake/write-loop.ts";

test("a flood of tiny batches gets its first answers early, and is still written in large groups", async () => {
  const groups: number[] = [];
  let pushed = 0;
  let pushedAtFirst = 0;
  const loop = createWriteLoop<number, number>({
    groupBytes: 1_000_000,
    bytesOf: () => 1,
    prepare: (item) => item,
    async write(group) {
      if (groups.length === 0) pushedAtFirst = pushed;
      groups.push(group.length);
      await nextTurn();
    },
  });
  const flooding = performance.now() + 300;
  while (performance.now() < flooding) {
    for (let i = 0; i < 5; i += 1) loop.push(pushed++);
    await nextTurn();
  }
  await loop.idle();
  expect(groups.reduce((sum, size) => sum + size, 0)).toBe(pushed);
  expect(pushedAtFirst).toBeLessThan(pushed / 4);
  expect(pushed / groups.length).toBeGreaterThan(5);
});

test("what comes in a quiet moment is written at once", async () => {
  const groups: number[][] = [];
  const loop = createWriteLoop<number, number>({
    groupBytes: 1_000_000,
    bytesOf: () => 1,
    prepare: (item) => item,
    write: async (group) => void groups.push(group),
  });
  for (const item of [1, 2]) {
    loop.push(item);
    await loop.idle();
  }
  expect(groups).toEqual([[1], [2]]);
});
