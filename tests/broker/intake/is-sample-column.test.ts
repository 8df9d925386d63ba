import fc from "fast-check";
import { expect, test } from "vitest";
import { isSampleColumn } from "../../../broker/intake/is-sample-column.ts";
import { sampleColumnSchema } from "../../../config/wire/batch.ts";

const right = { machine: "m-1", signal: "s_1", t: [1, -2, 3], v: [1.5, "x", null] };

test.each([
  ["a column", right],
  ["qualities", { ...right, q: [0, 0xffffffff, 5] }],
  ["booleans", { ...right, v: [true, false, true] }],
  ["the longest text", { ...right, v: ["x".repeat(4_096), 1, 2] }],
  ["a text too long", { ...right, v: ["x".repeat(4_097), 1, 2] }],
  ["no rows", { ...right, t: [], v: [] }],
  ["uneven columns", { ...right, v: [1, 2] }],
  ["uneven qualities", { ...right, q: [0] }],
  ["qualities of null", { ...right, q: null }],
  ["a quality below 0", { ...right, q: [0, -1, 0] }],
  ["a quality of 33 bits", { ...right, q: [0, 2 ** 32, 0] }],
  ["a time in parts", { ...right, t: [1, 2.5, 3] }],
  ["a time beyond exactness", { ...right, t: [1, 2 ** 53, 3] }],
  ["a time as text", { ...right, t: ["1", 2, 3] }],
  ["an infinite value", { ...right, v: [JSON.parse("1e999"), 1, 2] }],
  ["a value that is an array", { ...right, v: [[], 1, 2] }],
  ["an unknown part", { ...right, x: 1 }],
  ["an own __proto__", JSON.parse(`{"__proto__": {}, ${JSON.stringify(right).slice(1)}`)],
  ["a machine in capitals", { ...right, machine: "M" }],
  ["an empty signal", { ...right, signal: "" }],
  ["a signal of 64 characters", { ...right, signal: "x".repeat(64) }],
  ["times as an object", { ...right, t: { 0: 1, length: 1 } }],
  ["an array", [right]],
  ["null", null],
  ["a number", 5],
])("%s: the quick judgement is the schema's", (_, element) =>
  expect(isSampleColumn(element)).toBe(sampleColumnSchema.safeParse(element).success),
);

const value = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null), fc.maxSafeInteger());
const rows = fc.integer({ min: 1, max: 6 });
const exactly = <T>(one: fc.Arbitrary<T>, length: number) =>
  fc.array(one, { minLength: length, maxLength: length });
const column = rows.chain((length) =>
  fc.record(
    {
      machine: fc.constantFrom("m", "m-1", "M", ""),
      signal: fc.constant("s"),
      t: exactly(fc.maxSafeInteger(), length),
      v: exactly(value, length),
      q: exactly(fc.nat({ max: 0xffffffff }), length),
    },
    { requiredKeys: ["machine", "signal", "t", "v"] },
  ),
);
/** One part of it replaced by anything at all, or one row of one part. */
const broken = fc
  .tuple(
    column,
    fc.constantFrom("machine", "signal", "t", "v", "q", "x"),
    fc.jsonValue(),
    fc.option(fc.nat(6)),
  )
  .map(([it, key, other, row]) => {
    const copy = structuredClone(it) as Record<string, unknown>;
    const part = copy[key];
    if (row !== null && Array.isArray(part)) part[row % part.length] = other;
    else copy[key] = other;
    return copy;
  });

test("whatever JSON comes, the quick judgement is the schema's", () => {
  const judgements = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.oneof(column, broken, fc.jsonValue()), (made) => {
      const element: unknown = JSON.parse(JSON.stringify(made));
      const { success } = sampleColumnSchema.safeParse(element);
      judgements[success ? "accepted" : "refused"] += 1;
      expect(isSampleColumn(element)).toBe(success);
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(judgements.accepted, judgements.refused)).toBeGreaterThan(100);
});
