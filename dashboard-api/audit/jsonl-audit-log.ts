import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { AuditLog } from "./audit-log.ts";

/** Opens for appending; a line that a crash tore is ended, so that the next one stands by itself. */
async function openForLines(file: string): Promise<FileHandle> {
  const handle = await open(file, "a+", 0o600);
  const { size } = await handle.stat();
  if (size > 0) {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer.toString() !== "\n") await handle.appendFile("\n");
  }
  return handle;
}

/** One JSON object a line, in the order recorded. The file is only ever appended to. */
export function createJsonlAuditLog(file: string): AuditLog {
  let handle: FileHandle | undefined;
  let last: Promise<void> = Promise.resolve();

  const append = async (line: string) => {
    handle ??= await openForLines(file);
    try {
      await handle.appendFile(line);
      await handle.datasync();
    } catch (error) {
      // Part of the line may be there: opened anew, it is ended first.
      await handle.close().catch(() => {});
      handle = undefined;
      throw error;
    }
  };

  mkdirSync(dirname(file), { recursive: true });
  return {
    record({ at, ...entry }) {
      const line = `${JSON.stringify({ at: rfc3339FromMicros(at), ...entry })}\n`;
      const recorded = last.then(() => append(line));
      last = recorded.catch(() => {});
      return recorded;
    },
    async close() {
      await last;
      await handle?.close();
      handle = undefined;
    },
  };
}
