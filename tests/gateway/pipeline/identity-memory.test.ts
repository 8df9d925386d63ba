import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createIdentityMemory } from "../../../gateway/pipeline/identity-memory.ts";

type Row = [t: number, value: number | string | null, quality: number];

/** A source's readings through a memory: what is kept, in order. */
function keep(rows: readonly Row[], memory = createIdentityMemory(), signal = memory.signal()) {
  const kept: Row[] = [];
  for (const [t, value, quality] of rows) {
    const place = memory.place(signal, t, value, quality);
    if (place !== undefined) kept.push([place, value, quality]);
  }
  return kept;
}

// Few times and values, so that both repeat often.
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.integer({ min: 0, max: 12 }),
  fc.constantFrom(1, 2, 0, "a", null),
  fc.constantFrom(0, 0, 0, 0x80000000),
);

describe("an identity", () => {
  test.each<[string, Row[], Row[]]>([
    [
      "new times are kept",
      [
        [1, 5, 0],
        [2, 5, 0],
      ],
      [
        [1, 5, 0],
        [2, 5, 0],
      ],
    ],
    [
      "the same again is a duplicate",
      [
        [1, 5, 0],
        [1, 5, 0],
      ],
      [[1, 5, 0]],
    ],
    [
      "another value moves on by a microsecond",
      [
        [1, 5, 0],
        [1, 6, 0],
      ],
      [
        [1, 5, 0],
        [2, 6, 0],
      ],
    ],
    [
      "another quality moves on too",
      [
        [1, 5, 0],
        [1, 5, 9],
      ],
      [
        [1, 5, 0],
        [2, 5, 9],
      ],
    ],
    [
      "it moves on until its place is free",
      [
        [1, 5, 0],
        [2, 6, 0],
        [1, 7, 0],
      ],
      [
        [1, 5, 0],
        [2, 6, 0],
        [3, 7, 0],
      ],
    ],
    [
      "or holds the same",
      [
        [1, 5, 0],
        [2, 6, 0],
        [1, 6, 0],
      ],
      [
        [1, 5, 0],
        [2, 6, 0],
      ],
    ],
    [
      "no value is a value",
      [
        [1, null, 0],
        [1, null, 0],
        [1, 0, 0],
      ],
      [
        [1, null, 0],
        [2, 0, 0],
      ],
    ],
    [
      "earlier times find their place too",
      [
        [5, 1, 0],
        [3, 1, 0],
        [5, 2, 0],
      ],
      [
        [5, 1, 0],
        [3, 1, 0],
        [6, 2, 0],
      ],
    ],
  ])("%s", (_name, rows, kept) => {
    expect(keep(rows)).toEqual(kept);
  });

  test("never changes its content, and no reading's content is missing", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const kept = keep(rows);
        expect(new Set(kept.map(([t]) => t)).size).toBe(kept.length);
        const contents = new Set(kept.map(([, value, quality]) => `${value} ${quality}`));
        for (const [, value, quality] of rows) expect(contents).toContain(`${value} ${quality}`);
      }),
    );
  });

  test("stays the same when a source delivers any suffix again, in this process or after a crash at any point", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (rows, cut, back, isCrash) => {
          const committed = cut % (rows.length + 1);
          const from = Math.max(0, committed - (back % (committed + 1)));
          let memory = createIdentityMemory();
          let signal = memory.signal();
          const stored = keep(rows.slice(0, committed), memory, signal);
          if (isCrash) {
            memory = createIdentityMemory();
            signal = memory.signal();
            for (const [t, value, quality] of stored.toReversed()) memory.recall(signal, t, value, quality);
          }
          const after = keep(rows.slice(from), memory, signal);
          expect([...stored, ...after]).toEqual(keep(rows));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("is remembered for as many readings as are promised, and not for ever", () => {
    const memory = createIdentityMemory(100);
    const [busy, calm] = [memory.signal(), memory.signal()];
    memory.place(calm, 1, "calm", 0);
    for (let t = 1; t <= 100; t += 1) memory.place(busy, t, t, 0);
    expect(memory.place(busy, 1, 1, 0)).toBeUndefined();
    for (let t = 101; t <= 1_000; t += 1) memory.place(busy, t, t, 0);
    for (let t = 901; t <= 1_000; t += 1) expect(memory.place(busy, t, t, 0)).toBeUndefined();
    expect(busy.recent.size + busy.older.size).toBeLessThanOrEqual(200);
    expect(memory.place(calm, 1, "calm", 0)).toBeUndefined();
  });
});
