import { expect, test } from "vitest";
import { covers } from "../../../broker/access/topic-filter.ts";

test.each([
  ["a/b", "a/b", true],
  ["a/b", "a/c", false],
  ["a/+", "a/b", true],
  ["a/+", "a/+", true],
  ["a/+", "a/#", false],
  ["a/+", "a/b/c", false],
  ["a/+", "a", false],
  ["a/b", "a/+", false],
  ["a/b", "+/b", false],
  ["a/+/c", "a/b/c", true],
  ["a/+/c", "a/b/+", false],
  ["a/+/c", "#", false],
  ["a/#", "a/b/+/#", true],
  ["a/#", "a", true],
  ["a/#", "b/#", false],
])("whoever may read %s and asks for %s gets %s", (allowed, requested, expected) => {
  expect(covers(allowed, requested)).toBe(expected);
});
