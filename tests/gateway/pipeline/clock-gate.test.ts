import { expect, test } from "vitest";
import { createGatewayClock } from "../../../gateway/clock/gateway-clock.ts";
import { createClockGate } from "../../../gateway/pipeline/clock-gate.ts";
import type { Delivery } from "../../../gateway/readers/source-reader.ts";
import { delivery } from "../rig/rig-gateway.ts";

const SECOND = 1_000_000;
const real = 1_800_000_000_000_000;

test("what came before the clock was set is held, and gets the times it would have had", async () => {
  let [wall, monotonic] = [10 * SECOND, 0];
  const clock = createGatewayClock({ wall: () => wall, monotonic: () => monotonic });
  const passed: Delivery[] = [];
  const gate = createClockGate(clock, async (_source, it) => void passed.push(it));
  const row = ["m0", "s0", 5, 1] as const;
  const first = gate.deliver("plant", delivery([row], clock.now()));
  monotonic += 20 * SECOND;
  wall += 20 * SECOND;
  gate.tick();
  expect(passed).toEqual([]);
  monotonic += 10 * SECOND;
  wall = real;
  gate.tick();
  await first;
  await gate.deliver("plant", delivery([row], clock.now()));
  expect(passed.map(({ receivedAt }) => receivedAt)).toEqual([real - 30 * SECOND, real]);
  expect(passed[0]?.readings[0]?.sourceTime).toBe(5);
});

test("with a clock that is set nothing is held", async () => {
  const clock = createGatewayClock({ wall: () => real, monotonic: () => 0 });
  const passed: Delivery[] = [];
  const gate = createClockGate(clock, async (_source, it) => void passed.push(it));
  await gate.deliver("plant", delivery([], real));
  expect(passed).toHaveLength(1);
});
