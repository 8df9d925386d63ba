import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** What is needed of a server's subscription. */
export interface ServedSubscription extends NodeJS.EventEmitter {
  readonly monitoredItemCount: number;
  /** Notifications taken from the items and not yet sent. */
  readonly pendingNotificationsCount: number;
  /** Messages sent and not yet acknowledged. */
  readonly sentNotificationMessageCount: number;
  /** Takes the notifications of all items, in the order of the items. */
  _harvestMonitoredItems(): void;
}

/** Who listens to a server, and how far they are: the flow control of a replay. */
export interface Subscribers {
  add(subscription: ServedSubscription): void;
  /** Puts what changed behind what changed before, so that changes of different items are sent in their order. */
  collect(): void;
  /** undefined when there is room for more; else resolves when there may be (ask again). */
  room(): Promise<unknown> | undefined;
  /** Resolves once somebody listens and has added nothing more for `quiet` milliseconds. */
  settled(quiet: number): Promise<void>;
  /** Resolves when all was sent and acknowledged, or at the latest after `timeout` milliseconds. */
  drained(timeout: number): Promise<void>;
  readonly count: number;
  /** Notifications that nobody got, since their subscriber left before they were sent. */
  readonly lost: number;
}

/** `limit`: how many notifications may wait for a subscriber before the replay waits for it. */
export function createSubscribers(limit: number, announce: NodeJS.EventEmitter): Subscribers {
  const live = new Set<ServedSubscription>();
  let lost = 0;
  const waiting = () => [...live].find((it) => it.pendingNotificationsCount >= limit);
  const listening = () => [...live].reduce((sum, it) => sum + it.monitoredItemCount, 0);
  return {
    add(subscription) {
      live.add(subscription);
      let leaving = 0;
      subscription.on("monitoredItem", () => announce.emit("change"));
      // A subscription that ends first drops its items one by one, and then what waited for them.
      subscription.on("removeMonitoredItem", () => {
        leaving = subscription.pendingNotificationsCount;
      });
      subscription.once("terminated", () => {
        lost += leaving;
        live.delete(subscription);
        announce.emit("change");
      });
    },
    collect() {
      for (const subscription of live) subscription._harvestMonitoredItems();
    },
    room() {
      const slow = waiting();
      return slow && Promise.race([once(slow, "notification"), once(slow, "terminated")]);
    },
    async settled(quiet) {
      for (let seen = -1; seen !== listening() || seen === 0; ) {
        seen = listening();
        await (seen === 0 ? once(announce, "change") : pause(quiet));
      }
    },
    async drained(timeout) {
      const end = Date.now() + timeout;
      const busy = () =>
        [...live].some((it) => it.pendingNotificationsCount > 0 || it.sentNotificationMessageCount > 0);
      // Acknowledgements have no event of their own.
      while (busy() && Date.now() < end) await pause(20);
    },
    get count() {
      return live.size;
    },
    get lost() {
      return lost;
    },
  };
}
