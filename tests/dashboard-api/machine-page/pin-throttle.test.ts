import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { newPinSchema } from "../../../dashboard-api/machine-page/pin-rule.ts";
import {
  afterTry,
  noTries,
  type PinTries,
  triesInRow,
  triesLeft,
} from "../../../dashboard-api/machine-page/pin-throttle.ts";

describe("wrong PINs", () => {
  /** Locks of so many rows of wrong ones, each tried as soon as it can be. */
  const locks = (rows: number) => {
    let tries: PinTries = noTries;
    let now = 0;
    const lengths: number[] = [];
    for (let count = 0; count < rows * triesInRow; count += 1) {
      now = Math.max(now, tries.lockedUntil);
      const before = tries.lockedUntil;
      tries = afterTry(tries, now);
      if (tries.lockedUntil !== before) lengths.push(tries.lockedUntil - now);
    }
    return lengths;
  };

  test("close the machine after each five in a row, for twice as long each time, up to a day", () => {
    expect(locks(9).map((it) => it / MINUTE)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    expect(locks(20).at(-1)).toBe(24 * HOUR);
  });

  test("are told by how many are left", () => {
    expect(triesLeft(noTries)).toBe(5);
    expect(triesLeft({ failures: 4, lockedUntil: 0 })).toBe(1);
  });

  test("that six digits are enough: a year of trying without end finds hardly one in five hundred", () => {
    const aYear = 365 * triesInRow;
    expect(aYear / 1_000_000).toBeLessThan(1 / 500);
  });
});

describe("a new PIN", () => {
  test.each(["246810", "135790", "90817263", "２４６８１０", " 246810 "])("%s is one", (pin) => {
    expect(newPinSchema.parse(pin)).toMatch(/^\d{6,8}$/);
  });
  test.each(["12345", "123456", "87654321", "000000", "123456789", "12a456", "", "1234 56"])(
    "%j is none, and the answer does not repeat it",
    (pin) => {
      const { error } = newPinSchema.safeParse(pin);
      expect(error?.issues[0]?.message).toMatch(/6 to 8 digits/);
      expect(JSON.stringify(error?.issues.map(({ message }) => message))).not.toContain(pin || "none");
    },
  );
});
