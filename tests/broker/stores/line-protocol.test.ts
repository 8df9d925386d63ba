import { expect, test } from "vitest";
import { float, integer, tag, text } from "../../../broker/stores/line-protocol.ts";

test.each([
  ["plain", "plain"],
  ["a b", "a\\ b"],
  ["a,b=c", "a\\,b\\=c"],
  ['a"b', 'a"b'],
  ["back\\slash", "back\\slash"],
  ["部品", "部品"],
])("the tag %j is written %j", (plain, written) => expect(tag(plain)).toBe(written));

test.each(["", "a\nb", "a\rb", "a\\"])("the tag %j is refused, since it cannot be written", (plain) =>
  expect(() => tag(plain)).toThrow(RangeError),
);

test.each([
  ["", '""'],
  ["a\nb", '"a\nb"'],
  ["a\\", '"a\\\\"'],
  ['say "x", y=z', '"say \\"x\\", y=z"'],
])("the text %j is written %j", (plain, written) => expect(text(plain)).toBe(written));

test("integers end with i and are exact", () => {
  expect(integer(-5)).toBe("-5i");
  expect(integer(Number.MAX_SAFE_INTEGER)).toBe("9007199254740991i");
  for (const wrong of [2 ** 53, 1.5, Number.NaN]) expect(() => integer(wrong)).toThrow(RangeError);
});

test("floats are finite", () => {
  expect([0.1, 1e21, -0].map(float)).toEqual(["0.1", "1e+21", "0"]);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => float(wrong)).toThrow(RangeError);
});
