import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./sqlite-worker.ts";
import { StoreUnreadable } from "./telemetry-reader.ts";

/** Threads that answer questions; each question goes to the least busy one. */
export interface WorkerPool {
  ask(name: Question["name"], ...given: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { resolve(value: unknown): void; reject(error: Error): void }>;
}

export function createWorkerPool(script: URL, data: unknown, size: number): WorkerPool {
  const threads: Thread[] = [];
  let lastId = 0;
  let isClosed = false;

  const start = (): Thread => {
    const worker = new Worker(script, { workerData: data });
    const thread: Thread = { worker, waiting: new Map() };
    const fail = (why: string) => {
      const position = threads.indexOf(thread);
      if (position >= 0) threads.splice(position, 1);
      for (const waiting of thread.waiting.values()) waiting.reject(new StoreUnreadable(why));
      thread.waiting.clear();
    };
    worker.on("message", (answer: Answer) => {
      const waiting = thread.waiting.get(answer.id);
      thread.waiting.delete(answer.id);
      if ("error" in answer) waiting?.reject(new StoreUnreadable(answer.error));
      else waiting?.resolve(answer.value);
    });
    worker.on("error", (error) => fail(`The reader's thread failed: ${(error as Error).message}`));
    worker.on("exit", () => fail("The reader's thread has ended."));
    threads.push(thread);
    return thread;
  };

  return {
    ask(name, ...given) {
      if (isClosed) return Promise.reject(new StoreUnreadable("The store's reader is closed."));
      const idle = threads.find((it) => it.waiting.size === 0);
      const thread =
        idle ??
        (threads.length < size
          ? start()
          : threads.reduce((least, it) => (it.waiting.size < least.waiting.size ? it : least)));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        thread.waiting.set(id, { resolve, reject });
        thread.worker.postMessage({ id, name, arguments: given } satisfies Question);
      });
    },
    async close() {
      isClosed = true;
      await Promise.all(
        threads.map(async ({ worker }) => {
          const ended = once(worker, "exit");
          worker.postMessage("close");
          await ended;
        }),
      );
    },
  };
}
