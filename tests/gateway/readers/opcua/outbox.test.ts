import { expect, test, vi } from "vitest";
import { createOutbox } from "../../../../gateway/readers/opcua/outbox.ts";
import { emptyDelivery } from "../../../../gateway/readers/opcua/serve.ts";
import type { Delivery } from "../../../../gateway/readers/source-reader.ts";

const reading = { machine: "m", signal: "s", value: 1, quality: 0, sourceTime: null, initial: false };
const delivery = (receivedAt: number, readings = 1): Delivery => ({
  ...emptyDelivery(receivedAt),
  readings: Array.from({ length: readings }, () => reading),
});

test("deliveries keep their order through refusals, and each is called taken once", async () => {
  const taken: number[] = [];
  const delivered: number[] = [];
  let refusals = 3;
  const isRefused = (receivedAt: number) => {
    if (receivedAt === 2) refusals -= 1;
    return receivedAt >= 2 && refusals >= 0;
  };
  const done = Promise.withResolvers<void>();
  const outbox = createOutbox({
    async deliver({ receivedAt }) {
      if (isRefused(receivedAt)) throw new Error("disk full");
      delivered.push(receivedAt);
    },
    capacity: 100,
    onRoom() {},
  });
  for (const it of [1, 2, 3]) outbox.push(delivery(it), () => void (taken.push(it) === 3 && done.resolve()));
  await done.promise;
  expect([delivered, taken, outbox.refusals, outbox.lastRefusal, outbox.waiting]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    3,
    "",
    0,
  ]);
});

test("it is full at its capacity, tells when there is room, and counts what it gives up at the end", async () => {
  let refuse = true;
  const room = Promise.withResolvers<void>();
  const outbox = createOutbox({
    async deliver() {
      if (refuse) throw new Error("disk full");
    },
    capacity: 4,
    onRoom: room.resolve,
  });
  outbox.push(delivery(1, 3));
  expect(outbox.full()).toBe(false);
  outbox.push(delivery(2, 2));
  expect(outbox.full()).toBe(true);
  refuse = false;
  await room.promise;
  expect(outbox.full()).toBe(false);
  expect(await outbox.close()).toBe(0);

  refuse = true;
  outbox.push(delivery(3, 7));
  expect(await outbox.close()).toBe(7);
});

test("small deliveries that come faster than commits do not pile up", async () => {
  vi.useFakeTimers();
  try {
    const outbox = createOutbox({
      deliver: () => new Promise((resolve) => setTimeout(resolve, 250)),
      capacity: 100_000,
      onRoom() {},
    });
    for (let i = 0; i < 600; i += 1) {
      outbox.push(delivery(i, 10));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(outbox.waiting).toBeLessThanOrEqual(60);
  } finally {
    vi.useRealTimers();
  }
});

test("what is refused keeps all that came after it waiting, and is not overtaken", async () => {
  const delivered: number[] = [];
  let memory = 2;
  const outbox = createOutbox({
    async deliver({ receivedAt }) {
      if (memory <= 0) throw new Error("memory for waiting data is used up");
      memory -= 1;
      delivered.push(receivedAt);
    },
    capacity: 100,
    onRoom() {},
  });
  for (const it of [1, 2, 3, 4, 5]) outbox.push(delivery(it));
  await vi.waitFor(() => expect(outbox.refusals).toBeGreaterThan(0));
  expect(delivered).toEqual([1, 2]);
  memory = 10;
  await vi.waitFor(() => expect(outbox.waiting).toBe(0));
  expect(delivered).toEqual([1, 2, 3, 4, 5]);
});
