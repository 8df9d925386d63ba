import { describe, expect, test } from "vitest";
import {
  fnv1a64,
  seededDraw,
  splitMix64,
} from "../../../../../dashboard-api/domain/fairness/rounds/seeded-draw.ts";

describe("draws that anybody can repeat", () => {
  test.each([
    ["", 0xcbf29ce484222325n],
    ["a", 0xaf63dc4c8601ec8cn],
    ["foobar", 0x85944171f73967e8n],
  ])("FNV-1a of %j is the published one", (text, hash) => {
    expect(fnv1a64(text)).toBe(hash);
  });

  test("SplitMix64 gives the published sequence of seed 1234567", () => {
    const next = splitMix64(1_234_567n);
    expect([next(), next(), next(), next(), next()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  test("the same seed draws the same, another one otherwise", () => {
    const drawn = (seed: string) => {
      const draw = seededDraw(seed);
      return Array.from({ length: 20 }, () => draw(60)).join();
    };
    expect(drawn("2026年5月の割当")).toBe(drawn("2026年5月の割当"));
    expect(drawn("2026年5月の割当")).not.toBe(drawn("2026年6月の割当"));
  });

  test("values past the last full multiple are thrown away", () => {
    const count = 3n * 2n ** 62n;
    const [draw, next] = [seededDraw("a"), splitMix64(fnv1a64("a"))];
    const kept = Array.from({ length: 80 }, next).filter((bits) => bits < count);
    expect(kept.length).toBeLessThan(80);
    expect(kept.map(() => draw(Number(count)))).toEqual(kept.map(Number));
  });

  test("no number is favoured", () => {
    const draw = seededDraw("seed");
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let turn = 0; turn < 70_000; turn += 1) {
      const drawn = draw(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
