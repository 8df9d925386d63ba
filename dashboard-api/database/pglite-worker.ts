import { existsSync, renameSync, rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";

/** What the thread is asked, and answers with the same id. */
export interface Statement {
  id: number;
  text: string;
  parameters: unknown[];
}
export interface Result {
  rows: unknown[];
  affectedRows: number | undefined;
}
/** `code` is PostgreSQL's SQLSTATE; absent where no statement failed but the database itself. */
export type Answer = { id: number } & (
  | { result: Result }
  | { error: { message: string; code: string | undefined; detail: string | undefined } }
);

/** OID of `int8`: times and durations are integers that a double holds. */
const int8 = 20;
const { folder } = workerData as { folder: string };

/** A new database is made aside: a process that ends meanwhile leaves none that is made by half. */
async function make(): Promise<void> {
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  await (await PGlite.create(aside)).close();
  renameSync(aside, folder);
}

if (!existsSync(folder)) await make();
const database = await PGlite.create(folder, {
  parsers: { [int8]: Number },
  extensions: { btree_gist },
  // One connection and a small cache of its own, since the system caches the files anyway: 110 MB less, and as fast.
  startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB", "-c", "max_connections=5"],
});
parentPort?.postMessage("ready");

async function answer({ id, text, parameters }: Statement): Promise<Answer> {
  try {
    const { rows, affectedRows } = await database.query(text, parameters);
    return { id, result: { rows, affectedRows } };
  } catch (thrown) {
    const { message, code, detail } = thrown as Error & { code?: string; detail?: string };
    return { id, error: { message, code, detail } };
  }
}

parentPort?.on("message", async (statement: Statement | "close") => {
  if (statement === "close") {
    await database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(await answer(statement));
});
