import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { createSignInThrottle } from "../../../dashboard-api/accounts/sign-in-throttle.ts";

function throttleAt() {
  let time = 0;
  const throttle = createSignInThrottle(() => time);
  const pass = (length: number) => {
    time += length;
  };
  return { throttle, pass };
}

describe("the throttle of sign-in", () => {
  test("allows five tries of one login from one address, then one a minute", () => {
    const { throttle, pass } = throttleAt();
    const tries = (count: number) => Array.from({ length: count }, () => throttle.wait("keiko", "::1") === 0);
    expect(tries(7)).toEqual([true, true, true, true, true, false, false]);
    expect(throttle.wait("keiko", "::1")).toBe(MINUTE);
    pass(MINUTE);
    expect(tries(2)).toEqual([true, false]);
    expect(throttle.wait("keiko", "192.0.2.7"), "nobody is locked out from elsewhere").toBe(0);
    pass(HOUR);
    expect(tries(7).filter(Boolean)).toHaveLength(5);
  });

  test("counts an address whatever logins it tries", () => {
    const { throttle } = throttleAt();
    const allowed = Array.from({ length: 100 }, (_, index) => throttle.wait(`login ${index}`, "::1") === 0);
    expect(allowed.filter(Boolean)).toHaveLength(30);
  });

  test("does not count good ones", () => {
    const { throttle } = throttleAt();
    for (let turn = 0; turn < 200; turn += 1) {
      expect(throttle.wait("keiko", "::1")).toBe(0);
      throttle.succeeded("keiko", "::1");
    }
  });

  test("never allows more than the first tries and one a minute, however they come", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3 * MINUTE), { maxLength: 60 }), (pauses) => {
        const { throttle, pass } = throttleAt();
        let allowed = 0;
        for (const pause of pauses) {
          pass(pause);
          if (throttle.wait("keiko", "::1") === 0) allowed += 1;
        }
        const passed = pauses.reduce((total, pause) => total + pause, 0);
        expect(allowed).toBeLessThanOrEqual(5 + passed / MINUTE + 1e-6);
      }),
    );
  });
});
