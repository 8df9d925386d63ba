import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Turns single items into groups, one group in the store's hands at a time: while one is written, the next is
 * gathered, for no longer than the last one took to write. So groups grow with the load, a flood gets its first
 * answers early, and arrivals become visible in the order of their times.
 */
export interface WriteLoop<Item> {
  push(item: Item): void;
  /** Resolves when everything pushed so far, and since, has been dealt with. */
  idle(): Promise<void>;
}

export interface WriteLoopSteps<Item, Ready> {
  /** Items prepared until their sizes reach this are written together. */
  groupBytes: number;
  bytesOf(item: Item): number;
  /** undefined when the item needs no writing. Never throws. */
  prepare(item: Item): Ready | undefined;
  /** Never rejects. */
  write(group: Ready[]): Promise<void>;
}

/** Milliseconds. Gathering for as long as a write takes keeps half of the time for reading what comes. */
const shortestGathering = 5;
const longestGathering = 250;

export function createWriteLoop<Item, Ready>(steps: WriteLoopSteps<Item, Ready>): WriteLoop<Item> {
  const queue: Item[] = [];
  let group: Ready[] = [];
  let bytes = 0;
  /** When the group began, and how long the last write took (monotonic milliseconds). */
  let begun = 0;
  let took = 0;
  let isWriting = false;
  let running: Promise<void> | undefined;
  let wake = () => {};

  function startWrite(): void {
    const ready = group;
    group = [];
    bytes = 0;
    isWriting = true;
    const started = performance.now();
    void steps.write(ready).finally(() => {
      isWriting = false;
      took = performance.now() - started;
      wake();
    });
  }

  const isLongEnough = () =>
    group.length > 0 &&
    performance.now() - begun >= Math.min(longestGathering, Math.max(shortestGathering, took));

  async function run(): Promise<void> {
    for (;;) {
      if (!isWriting && isLongEnough()) startWrite();
      const item = bytes < steps.groupBytes ? queue.shift() : undefined;
      if (item !== undefined) {
        const ready = steps.prepare(item);
        if (ready !== undefined) {
          if (group.length === 0) begun = performance.now();
          group.push(ready);
          bytes += steps.bytesOf(item);
        }
        await nextTurn();
      } else if (isWriting) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (group.length > 0) startWrite();
      else return;
    }
  }

  function start(): void {
    running = nextTurn()
      .then(run)
      .finally(() => {
        running = undefined;
        // Something may have come between the last look and here.
        if (queue.length > 0) start();
      });
  }

  return {
    push(item) {
      queue.push(item);
      if (running) wake();
      else start();
    },
    async idle() {
      while (running) await running;
    },
  };
}
