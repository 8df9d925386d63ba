import type { Delivery } from "../source-reader.ts";
import { createBackoff } from "./backoff.ts";

/**
 * Deliveries on their way to the spool: one after the other, each tried until it is taken, in memory and bounded by
 * `full`, at which the reader stops asking the server for more.
 */
export interface Outbox {
  /** `taken` is called once the delivery is committed. */
  push(delivery: Delivery, taken?: () => void): void;
  full(): boolean;
  /** Readings waiting, and how often a delivery was refused. */
  readonly waiting: number;
  readonly refusals: number;
  readonly lastRefusal: string;
  /** Tries what waits once more and gives up the rest, whose readings it counts. */
  close(): Promise<number>;
}

export interface OutboxSettings {
  deliver(delivery: Delivery): Promise<void>;
  /** Readings. */
  capacity: number;
  /** There is room again. */
  onRoom(): void;
}

export function createOutbox(settings: OutboxSettings): Outbox {
  const queue: { delivery: Delivery; taken?: () => void }[] = [];
  const backoff = createBackoff(50, 5_000);
  let waiting = 0;
  let refusals = 0;
  let lastRefusal = "";
  let closing = false;
  let wake = () => {};
  let working: Promise<void> | undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function work() {
    for (let head = queue[0]; head; head = queue[0]) {
      try {
        await settings.deliver(head.delivery);
      } catch (error) {
        refusals += 1;
        lastRefusal = (error as Error).message;
        if (closing) break;
        await pause(backoff.next());
        continue;
      }
      backoff.reset();
      lastRefusal = "";
      const wasFull = outbox.full();
      queue.shift();
      waiting -= head.delivery.readings.length;
      head.taken?.();
      if (wasFull && !outbox.full()) settings.onRoom();
    }
    working = undefined;
  }

  const outbox: Outbox = {
    push(delivery, taken) {
      queue.push(taken ? { delivery, taken } : { delivery });
      waiting += delivery.readings.length;
      working ??= work();
    },
    full: () => waiting >= settings.capacity,
    get waiting() {
      return waiting;
    },
    get refusals() {
      return refusals;
    },
    get lastRefusal() {
      return lastRefusal;
    },
    async close() {
      closing = true;
      wake();
      await working;
      return waiting;
    },
  };
  return outbox;
}
