import { expect, test } from "vitest";
import { addressGroup } from "../../../broker/access/address.ts";
import { createAttemptLimit } from "../../../broker/access/attempt-limit.ts";

const limitAt = (clock: { now: number }, names = 10) =>
  createAttemptLimit({ burst: 3, every: 1_000, names, now: () => clock.now });

test("after the burst one attempt per period is left", () => {
  const clock = { now: 0 };
  const limit = limitAt(clock);
  expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([true, true, true, false]);
  clock.now = 999;
  expect(limit.take("a")).toBe(false);
  clock.now = 1_000;
  expect([limit.take("a"), limit.take("a")]).toEqual([true, false]);
  clock.now = 1_000_000;
  expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([true, true, true, false]);
});

test("an attempt given back costs nothing, and one name does not spend another's", () => {
  const limit = limitAt({ now: 0 });
  for (let round = 0; round < 10; round += 1) {
    expect(limit.take("a")).toBe(true);
    limit.giveBack("a");
  }
  for (let round = 0; round < 5; round += 1) limit.take("a");
  expect(limit.take("b")).toBe(true);
});

test("memory stays bounded however many names there are", () => {
  const limit = limitAt({ now: 0 }, 100);
  for (let name = 0; name < 10_000; name += 1) limit.take(`address ${name}`);
  expect(limit.names).toBe(100);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("the address %s counts as %s", (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
