import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Turns single items into groups, one group in the store's hands at a time: while one is written, the next is
 * gathered. So groups grow with the load, and arrivals become visible in the order of their times.
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

export function createWriteLoop<Item, Ready>(steps: WriteLoopSteps<Item, Ready>): WriteLoop<Item> {
  const queue: Item[] = [];
  let group: Ready[] = [];
  let bytes = 0;
  let isWriting = false;
  let running: Promise<void> | undefined;
  let wake = () => {};

  function startWrite(): void {
    const ready = group;
    group = [];
    bytes = 0;
    isWriting = true;
    void steps.write(ready).finally(() => {
      isWriting = false;
      wake();
    });
  }

  async function run(): Promise<void> {
    for (;;) {
      const item = bytes < steps.groupBytes ? queue.shift() : undefined;
      if (item !== undefined) {
        const ready = steps.prepare(item);
        if (ready !== undefined) {
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
