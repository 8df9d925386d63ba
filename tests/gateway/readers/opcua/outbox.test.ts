import { expect, test } from "vitest";
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
  const done = Promise.withResolvers<void>();
  const outbox = createOutbox({
    async deliver({ receivedAt }) {
      if (receivedAt === 2 && refusals-- > 0) throw new Error("disk full");
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
