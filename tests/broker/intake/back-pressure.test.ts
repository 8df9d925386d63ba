import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { away, batch, intakeOn, send } from "./intake-in-hand.ts";

const waits = (outcomes: { result: string }[]) =>
  outcomes.map((it) =>
    it.result === "busy" ? (it as unknown as { retryAfter: number }).retryAfter : it.result,
  );

test("the pause asked for is as long as the store has been away, within half a second and half a minute", async () => {
  const { intake, store, clock, outcomes } = intakeOn();
  store.answer = away();
  let number = 0;
  for (let attempt = 0; attempt < 9; attempt += 1) {
    send(intake, batch({ number: number++ }));
    await intake.drain();
    clock.now += 30 * SECOND * (attempt > 6 ? 1 : 2 ** attempt / 60);
  }
  expect(waits(outcomes())).toEqual([500, 500, 1_500, 3_500, 7_500, 15_500, 30_000, 30_000, 30_000]);
  expect(store.writes).toHaveLength(9);
});

test("a store that rests is left alone, and tried by one group when the rest is over", async () => {
  const { intake, store, clock, outcomes } = intakeOn();
  store.answer = away();
  send(intake, batch());
  await intake.drain();
  clock.now += SECOND / 5;
  for (const number of [1, 2, 3]) send(intake, batch({ number }));
  expect(waits(outcomes())).toEqual([500, 300, 300, 300]);
  expect(store.writes).toHaveLength(1);

  store.answer = undefined;
  clock.now += SECOND;
  send(intake, batch({ number: 4 }));
  await intake.drain();
  expect(waits(outcomes()).at(-1)).toBe("stored");
  expect(intake.store()).toEqual({ up: true });
});

test("a clock set back does not prolong the rest", async () => {
  const { intake, store, clock, outcomes } = intakeOn();
  store.answer = away();
  send(intake, batch());
  await intake.drain();
  store.answer = undefined;
  clock.now -= 3_600 * SECOND;
  send(intake, batch({ number: 1 }));
  await intake.drain();
  expect(waits(outcomes())).toEqual([500, "stored"]);
});

test("what does not fit is answered busy, ever longer while nothing moves, and fits again later", async () => {
  const size = send(intakeOn().intake, batch()).length;
  const { intake, store, clock, outcomes } = intakeOn({ limits: { heldBytes: 3 * size } });
  store.hold();
  for (const number of [0, 1, 2]) send(intake, batch({ number }));
  while (store.writes.length === 0) await nextTurn();
  expect(outcomes()).toEqual([]);
  for (const seconds of [0, 1, 4, 100]) {
    clock.now += seconds * SECOND;
    send(intake, batch({ number: 3 }));
  }
  expect(waits(outcomes())).toEqual([500, 1_000, 5_000, 30_000]);
  const held = async () => /held_bytes (\d+)/.exec(await intake.metrics.registry.metrics())?.[1];
  expect(await held()).toBe(`${3 * size}`);
  store.release();
  await intake.drain();
  send(intake, batch({ number: 3 }));
  await intake.drain();
  expect(waits(outcomes()).slice(4)).toEqual(["stored", "stored", "stored", "stored"]);
  expect(await held()).toBe("0");
});

test("one batch larger than all the room is still taken when nothing else is held", async () => {
  const { intake, outcomes } = intakeOn({ limits: { heldBytes: 10 } });
  send(intake, batch());
  await intake.drain();
  expect(waits(outcomes())).toEqual(["stored"]);
});

test("groups are bounded in bytes", async () => {
  const size = send(intakeOn().intake, batch()).length;
  const { intake, store } = intakeOn({ limits: { groupBytes: 4 * size } });
  store.hold();
  for (let number = 0; number < 9; number += 1) send(intake, batch({ number }));
  store.release();
  await intake.drain();
  // The last entry of each write holds the arrivals.
  const sizes = store.writes.map((entries) => entries.length - 1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
  expect(sizes.reduce((sum, it) => sum + it, 0)).toBe(9);
});
