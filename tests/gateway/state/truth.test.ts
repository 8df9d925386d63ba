import { describe, expect, test } from "vitest";
import { signalConditionSchema } from "../../../config/site/state-rules.ts";
import { signalTest } from "../../../gateway/state/signal-test.ts";
import { allOf, anyOf, not, type Truth } from "../../../gateway/state/truth.ts";

const [T, F, U]: [Truth, Truth, Truth] = [true, false, undefined];

describe("Kleene's tables", () => {
  test.each([
    [T, T, T, T],
    [T, U, U, T],
    [T, F, F, T],
    [U, T, U, T],
    [U, U, U, U],
    [U, F, F, U],
    [F, T, F, T],
    [F, U, F, U],
    [F, F, F, F],
  ])("%s with %s: all %s, any %s", (one, other, all, any) => {
    expect(allOf([one, other])).toBe(all);
    expect(anyOf([one, other])).toBe(any);
  });
  test("not unknown is unknown", () => {
    expect([not(T), not(F), not(U)]).toEqual([F, T, U]);
  });
});

describe("one signal against a value", () => {
  const above = { above: { on: 1, off: 0.7 } };
  const below = { below: { on: 0.7, off: 1 } };
  test.each([
    ["equals", { equals: "A" }, "A", U, T],
    ["equals", { equals: "A" }, "B", U, F],
    ["equals, nothing known", { equals: "A" }, null, T, U],
    ["a number is no text", { equals: 1 }, "1", U, F],
    ["in", { in: [1, "A"] }, "A", U, T],
    ["in", { in: [1, "A"] }, 2, U, F],
    ["in, nothing known", { in: [1] }, null, F, U],
    ["above, at on", above, 1, F, T],
    ["above, at off", above, 0.7, T, F],
    ["above, between, was on", above, 0.8, T, T],
    ["above, between, was off", above, 0.8, F, F],
    ["above, between, was unknown", above, 0.8, U, U],
    ["above, a text", above, "2", T, U],
    ["above one threshold, at it", { above: 1 }, 1, F, T],
    ["above one threshold, below it", { above: 1 }, 0.99, T, F],
    ["below, at on", below, 0.7, F, T],
    ["below, at off", below, 1, T, F],
    ["below, between, was on", below, 0.8, T, T],
    ["below one threshold, at it", { below: 1 }, 1, F, T],
    ["below one threshold, above it", { below: 1 }, 1.01, T, F],
  ])("%s: %o of %o after %s is %s", (_, condition, value, before, expected) => {
    const parsed = signalConditionSchema.parse({ signal: "x", ...condition });
    if ("stale" in parsed) throw new Error("not a value's condition");
    expect(signalTest(parsed)(value, before)).toBe(expected);
  });
});
