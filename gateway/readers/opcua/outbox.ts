import { createBackoff } from "../backoff.ts";
import type { Delivery } from "../source-reader.ts";

/**
 * Deliveries on their way to the spool, in order: all that wait go into one commit, and whatever is refused is tried
 * until it is taken. In memory, and bounded by `full`, at which the reader stops asking the server for more.
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
    while (queue.length > 0) {
      const round = queue.slice();
      const outcomes = await Promise.allSettled(
        round.map(({ delivery }) => Promise.try(settings.deliver, delivery)),
      );
      const wasFull = outbox.full();
      const refused = round.filter((_, index) => outcomes[index]?.status === "rejected");
      queue.splice(0, round.length, ...refused);
      for (const [index, { delivery, taken }] of round.entries()) {
        if (outcomes[index]?.status === "rejected") continue;
        waiting -= delivery.readings.length;
        taken?.();
      }
      if (wasFull && !outbox.full()) settings.onRoom();
      const [refusal] = outcomes.filter((it) => it.status === "rejected");
      lastRefusal = refusal === undefined ? "" : (refusal.reason as Error).message;
      if (refusal === undefined) backoff.reset();
      else {
        refusals += 1;
        if (closing) break;
        await pause(backoff.next());
      }
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
