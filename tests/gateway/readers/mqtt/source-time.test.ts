import fc from "fast-check";
import { expect, test } from "vitest";
import { microsFromRfc3339 } from "../../../../config/micros.ts";
import { createTimeReader } from "../../../../gateway/readers/mqtt/source-time.ts";

test.each([
  ["rfc3339", "2026-04-01T09:00:00+09:00", 1_775_001_600_000_000],
  ["rfc3339", "2026-04-01T00:00:00Z", 1_775_001_600_000_000],
  ["rfc3339", "2026-04-01T00:00:00.5Z", 1_775_001_600_500_000],
  ["rfc3339", "2026-04-01T00:00:00.123456789Z", 1_775_001_600_123_456],
  ["rfc3339", "2026-04-01T00:00:00", null],
  ["rfc3339", "2026-04-01T00:00:00.Z", null],
  ["rfc3339", "2026-02-30T00:00:00Z", null],
  ["rfc3339", "2026-04-01", null],
  ["rfc3339", "", null],
  ["rfc3339", 5, null],
  ["s", 1_775_001_600.25, 1_775_001_600_250_000],
  ["ms", 1_775_001_600_250, 1_775_001_600_250_000],
  ["us", "1775001600250001", 1_775_001_600_250_001],
  ["us", 1e300, null],
  ["ms", null, null],
  ["ms", "", null],
  ["ms", "soon", null],
] as const)("as %s, %o is %o", (format, given, time) => {
  expect(createTimeReader(format)(given)).toBe(time);
});

test("any sequence of times is read as the platform reads each of them", () => {
  const time = fc
    .tuple(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.constantFrom("Z", "+09:00", "-03:30"),
      fc.nat({ max: 999_999 }),
      fc.integer({ min: 0, max: 6 }),
    )
    .map(([ms, offset, micros, digits]) => {
      const fraction = digits === 0 ? "" : `.${String(micros).padStart(6, "0").slice(0, digits)}`;
      return new Date(ms).toISOString().slice(0, 19) + fraction + offset;
    });
  fc.assert(
    fc.property(fc.array(time, { minLength: 1 }), (times) => {
      const read = createTimeReader("rfc3339");
      expect([...times, ...times].map(read)).toEqual([...times, ...times].map(microsFromRfc3339));
    }),
  );
});
