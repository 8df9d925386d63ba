import { describe, expect, test } from "vitest";
import { BAD_ENCODING, BAD_OUT_OF_RANGE } from "../../../../config/quality.ts";
import { sourceTimeOf } from "../../../../gateway/readers/opcua/data-value.ts";
import { readValue } from "../../../../gateway/readers/opcua/value.ts";

const scalar = (dataType: number, value: unknown) => ({ dataType, arrayType: 0, value });
const UNCERTAIN = 0x40900000;
const BAD_NO_COMMUNICATION = 0x80310000;

describe("a value becomes", () => {
  test.each([
    ["a Double", scalar(11, 1.5), "number", 1.5],
    ["an enumeration", scalar(6, 3), "number", 3],
    ["a Boolean", scalar(1, true), "boolean", true],
    ["a Boolean as number", scalar(1, true), "number", 1],
    ["a number as Boolean", scalar(6, 1), "boolean", true],
    ["a number as text", scalar(11, 2.5), "text", "2.5"],
    ["a Boolean as text", scalar(1, false), "text", "false"],
    ["a String", scalar(12, "AUTO"), "text", "AUTO"],
    ["a null String", scalar(12, null), "text", ""],
    ["a LocalizedText", scalar(21, { text: "運転中", locale: "ja" }), "text", "運転中"],
    ["a DateTime", scalar(13, new Date(0)), "text", "1970-01-01T00:00:00.000Z"],
    ["a safe Int64", scalar(8, [0x1f_ffff, 0xffff_ffff]), "number", Number.MAX_SAFE_INTEGER],
    ["a negative Int64", scalar(8, [0xffff_ffff, 0xffff_fffe]), "number", -2],
    ["an unsafe UInt64 as text", scalar(9, [0xffff_ffff, 0xffff_ffff]), "text", "18446744073709551615"],
  ] as const)("%s", (_name, variant, type, value) => {
    expect(readValue(variant, 0, type)).toEqual({ value, quality: 0, fault: "" });
  });

  test.each([
    [
      "an array",
      { dataType: 11, arrayType: 1, value: [1, 2] },
      "number",
      "the node holds an array of Double; a signal is one value",
    ],
    [
      "a structure",
      scalar(22, {}),
      "text",
      "the node holds a ExtensionObject, which is no number, text or boolean",
    ],
    [
      "a text for a number",
      scalar(12, "AUTO"),
      "number",
      "the node holds a String, the signal's type is number",
    ],
    ["a 2 for a boolean", scalar(6, 2), "boolean", "the node holds a Int32, the signal's type is boolean"],
    [
      "an unsafe UInt64",
      scalar(9, [0xffff_ffff, 0]),
      "number",
      "the node holds a UInt64, the signal's type is number",
    ],
    [
      "a long text",
      scalar(12, "x".repeat(5_000)),
      "text",
      "the text has 5000 characters; at most 4096 are kept",
    ],
  ] as const)("nothing, with a clear fault: %s", (_name, variant, type, fault) => {
    expect(readValue(variant, 0, type)).toEqual({ value: null, quality: BAD_ENCODING, fault });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("nothing, out of range: %s", (value) => {
    expect(readValue(scalar(11, value), 0, "number")).toEqual({
      value: null,
      quality: BAD_OUT_OF_RANGE,
      fault: "",
    });
    expect(readValue(scalar(11, value), 0, "text")).toEqual({
      value: null,
      quality: BAD_OUT_OF_RANGE,
      fault: "",
    });
  });

  test("nothing when bad, whatever comes along, and keeps the status", () => {
    const quality = BAD_NO_COMMUNICATION;
    expect(readValue(scalar(11, 5), quality, "number")).toEqual({ value: null, quality, fault: "" });
    expect(readValue(null, quality, "number")).toEqual({ value: null, quality, fault: "" });
  });

  test("itself when uncertain, with the status", () => {
    expect(readValue(scalar(11, 5), UNCERTAIN, "number")).toEqual({
      value: 5,
      quality: UNCERTAIN,
      fault: "",
    });
  });
});

test("a source time keeps its microseconds, and the minimum date is none", () => {
  const told = { value: null, statusCode: { value: 0, name: "Good" } };
  expect(sourceTimeOf({ ...told, sourceTimestamp: new Date(1_000), sourcePicoseconds: 123_999_999 })).toBe(
    1_000_123,
  );
  expect(sourceTimeOf({ ...told, sourceTimestamp: new Date("1601-01-01"), sourcePicoseconds: 0 })).toBeNull();
  expect(sourceTimeOf({ ...told, sourceTimestamp: null, sourcePicoseconds: 0 })).toBeNull();
});
