import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { createSubscribers, type ServedSubscription } from "../../../demo/opcua/subscribers.ts";

/** A server's subscription as far as flow control sees it. */
class FakeSubscription extends EventEmitter implements ServedSubscription {
  monitoredItemCount: number;
  pendingNotificationsCount = 0;
  sentNotificationMessageCount = 0;
  harvests = 0;
  constructor(items: number) {
    super();
    this.monitoredItemCount = items;
  }
  _harvestMonitoredItems() {
    this.harvests += 1;
  }
}
const subscription = (items: number) => new FakeSubscription(items);

describe("the flow control of a replay", () => {
  test("has room until the slowest subscriber is behind, and again once it was sent something", async () => {
    const subscribers = createSubscribers(10, new EventEmitter());
    const [quick, slow] = [subscription(1), subscription(1)];
    subscribers.add(quick);
    subscribers.add(slow);
    slow.pendingNotificationsCount = 9;
    expect(subscribers.room()).toBeUndefined();
    slow.pendingNotificationsCount = 10;
    const room = subscribers.room();
    expect(room).toBeInstanceOf(Promise);
    slow.pendingNotificationsCount = 3;
    slow.emit("notification");
    await room;
    expect(subscribers.room()).toBeUndefined();
  });

  test("does not wait for a subscriber that has left, and counts what it did not get", async () => {
    const subscribers = createSubscribers(10, new EventEmitter());
    const gone = subscription(2);
    subscribers.add(gone);
    gone.pendingNotificationsCount = 12;
    const room = subscribers.room();
    gone.emit("removeMonitoredItem");
    gone.pendingNotificationsCount = 0;
    gone.emit("terminated");
    await room;
    expect(subscribers.room()).toBeUndefined();
    expect({ lost: subscribers.lost, count: subscribers.count }).toEqual({ lost: 12, count: 0 });
  });

  test("begins once somebody listens and has added nothing more for a while", async () => {
    const announce = new EventEmitter();
    const subscribers = createSubscribers(10, announce);
    let isSettled = false;
    const settled = subscribers.settled(30).then(() => {
      isSettled = true;
    });
    const late = subscription(0);
    subscribers.add(late);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(isSettled).toBe(false);
    late.monitoredItemCount = 1;
    late.emit("monitoredItem");
    await settled;
  });

  test("ends once everything is acknowledged, or nobody can be waited for any longer", async () => {
    const subscribers = createSubscribers(10, new EventEmitter());
    const one = subscription(1);
    subscribers.add(one);
    one.sentNotificationMessageCount = 1;
    const began = performance.now();
    await subscribers.drained(100);
    expect(performance.now() - began).toBeGreaterThanOrEqual(95);
    setTimeout(() => {
      one.sentNotificationMessageCount = 0;
    }, 20);
    await subscribers.drained(10_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("collects from every subscriber", () => {
    const subscribers = createSubscribers(10, new EventEmitter());
    const both = [subscription(1), subscription(1)];
    for (const it of both) subscribers.add(it);
    subscribers.collect();
    expect(both.map(({ harvests }) => harvests)).toEqual([1, 1]);
  });
});
