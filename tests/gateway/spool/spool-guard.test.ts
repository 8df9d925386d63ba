import { expect, test, vi } from "vitest";
import { DatabaseFault } from "../../../gateway/spool/database.ts";
import { createSpoolGuard } from "../../../gateway/spool/spool-guard.ts";

test("a full disk is told once and left for later, a damaged file is not, other faults pass", () => {
  const [broken, warn] = [vi.fn(), vi.fn()];
  const guard = createSpoolGuard(broken, { warn });
  const full = () => {
    throw new DatabaseFault("database or disk is full", "full");
  };
  guard(full);
  guard(full);
  expect([warn.mock.calls.length, broken.mock.calls.length]).toEqual([1, 0]);
  guard(() => {});
  guard(full);
  expect(warn).toHaveBeenCalledTimes(2);
  guard(() => {
    throw new DatabaseFault("malformed", "damaged");
  });
  expect(broken).toHaveBeenCalledOnce();
  expect(() =>
    guard(() => {
      throw new TypeError("a mistake");
    }),
  ).toThrow("a mistake");
});
