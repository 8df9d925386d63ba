import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { PGlite, PGliteQueryResults, PGliteTransaction } from "kysely";
import type { Answer, Result, Statement } from "./pglite-worker.ts";

/** The thread of the embedded database is gone: nothing more can be asked of it. */
export class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";
}

/** An error of a statement, with PostgreSQL's SQLSTATE. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  readonly code: string | undefined;
  readonly detail: string | undefined;
  constructor({
    message,
    code,
    detail,
  }: { message: string; code: string | undefined; detail: string | undefined }) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** The embedded database as Kysely's dialect asks for it, in a thread. */
export function createPgliteThread(folder: string): PGlite {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, { resolve(result: Result): void; reject(error: Error): void }>();
  let lastId = 0;
  let ended: ThreadEnded | undefined;
  let isReady = false;
  let isClosed = false;

  const end = (why: string) => {
    ended ??= new ThreadEnded(why);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on("error", (error) => end(`its thread failed: ${(error as Error).message}`));
  worker.on("exit", () => end("its thread has ended"));
  const waitReady = new Promise<void>((resolve, reject) => {
    worker.on("message", (answer: Answer | "ready") => {
      if (answer === "ready") {
        isReady = true;
        return resolve();
      }
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer) asked?.reject(new StatementError(answer.error));
      else asked?.resolve(answer.result);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(ended ?? new ThreadEnded("its thread has ended")));
  });
  waitReady.catch(() => {});

  const send = (text: string, parameters: unknown[] = []): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, text, parameters } satisfies Statement);
    });

  /** One transaction, or one statement outside of any, at a time. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = turn.then(act, act);
    turn = mine.catch(() => {});
    return mine;
  };

  const query = async <T>(text: string, parameters?: unknown[]): Promise<PGliteQueryResults<T>> => {
    const { rows, affectedRows } = await send(text, parameters);
    return { rows: rows as T[], fields: [], ...(affectedRows === undefined ? {} : { affectedRows }) };
  };

  return {
    get ready() {
      return isReady;
    },
    get closed() {
      return isClosed;
    },
    waitReady,
    query: (text, parameters) => inTurn(() => query(text, parameters)),
    transaction: (act) =>
      inTurn(async () => {
        await send("BEGIN");
        const handle: PGliteTransaction = { query, rollback: async () => void (await send("ROLLBACK")) };
        try {
          const result = await act(handle);
          await send("COMMIT");
          return result;
        } catch (error) {
          if (!ended) await send("ROLLBACK");
          throw error;
        }
      }),
    async close() {
      if (isClosed) return;
      isClosed = true;
      if (ended) return;
      if (!isReady) return void (await worker.terminate());
      const exit = once(worker, "exit");
      worker.postMessage("close");
      await exit;
    },
  };
}
