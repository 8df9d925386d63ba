import { describe, expect, test } from "vitest";
import { microsFromRfc3339 } from "../../../config/micros.ts";
import { isShdrRemark, parseShdrLine } from "../../../demo/shdr/parse-shdr.ts";

const at = microsFromRfc3339("2016-11-01T09:21:22.880736Z");

describe("a line of SHDR", () => {
  test.each([
    [
      "an event",
      "2016-11-01T09:21:22.880736Z|execution|ACTIVE",
      { t: at, item: "execution", value: "ACTIVE", fields: [] },
    ],
    [
      "a condition",
      "2016-11-01T09:21:22.880736Z|logic_cond|Warning|332||| No.3",
      { t: at, item: "logic_cond", value: "Warning", fields: ["332", "", "", "No.3"] },
    ],
    [
      "an empty value",
      "2016-11-01T09:21:22.880736Z|program|",
      { t: at, item: "program", value: "", fields: [] },
    ],
    [
      "a line of Windows",
      "2016-11-01T09:21:22.880736Z|program|81\r",
      { t: at, item: "program", value: "81", fields: [] },
    ],
    [
      "a time without offset, which is UTC",
      "2016-11-01T09:21:22.880736|Srpm|-5",
      { t: at, item: "Srpm", value: "-5", fields: [] },
    ],
    [
      "a time with another offset",
      "2016-11-01T18:21:22.880736+09:00|Srpm|5",
      { t: at, item: "Srpm", value: "5", fields: [] },
    ],
    [
      "a duration, which is dropped",
      "2016-11-01T09:21:22.880736Z@12.5|Srpm|5",
      { t: at, item: "Srpm", value: "5", fields: [] },
    ],
    [
      "digits finer than a microsecond, which are dropped",
      "2016-11-01T09:21:22.880736999Z|Srpm|5",
      { t: at, item: "Srpm", value: "5", fields: [] },
    ],
  ])("reads %s", (_, line, expected) => {
    expect(parseShdrLine(line)).toEqual(expected);
  });

  test.each([
    "",
    "# a comment",
    "* PONG 10000",
    "yesterday|execution|ACTIVE",
    "2016-11-01T09:21:22Z",
    "2016-11-01T09:21:22Z|execution",
    "2016-11-01T09:21:22Z||ACTIVE",
    "2016-13-01T09:21:22Z|execution|ACTIVE",
  ])("that says nothing (%j) is undefined", (line) => {
    expect(parseShdrLine(line)).toBeUndefined();
  });

  test.each([
    ["", true],
    ["  \r", true],
    ["# a comment", true],
    ["* PING", true],
    ["nonsense", false],
    ["2016-11-01T09:21:22Z|execution", false],
  ])("%j is a remark: %s", (line, remark) => {
    expect(isShdrRemark(line)).toBe(remark);
  });
});
