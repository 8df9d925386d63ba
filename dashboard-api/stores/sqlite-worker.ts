import { parentPort, workerData } from "node:worker_threads";
import { buffersOf, type PackedStates } from "./packed-states.ts";
import { createSqliteFile } from "./sqlite-file.ts";
import type { SqliteQueries } from "./sqlite-queries.ts";

/** What the worker thread is asked, and answers with the same id. */
export interface Question {
  id: number;
  name: keyof SqliteQueries;
  arguments: unknown[];
}
export type Answer = { id: number } & ({ value: unknown } | { error: string });

const file = createSqliteFile((workerData as { path: string }).path);

parentPort?.on("message", (question: Question | "close") => {
  if (question === "close") {
    file.close();
    parentPort?.close();
    return;
  }
  let answer: Answer;
  let transfer: ArrayBuffer[] = [];
  try {
    const value = file.use((queries) =>
      (queries[question.name] as (...given: unknown[]) => unknown)(...question.arguments),
    );
    if (question.name === "states") transfer = buffersOf(value as PackedStates);
    answer = { id: question.id, value };
  } catch (error) {
    answer = { id: question.id, error: (error as Error).message };
  }
  parentPort?.postMessage(answer, transfer);
});
