import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { AuditLog } from "./audit-log.ts";

/** One JSON object a line, in the order recorded. The file is only ever appended to. */
export function createJsonlAuditLog(file: string): AuditLog {
  let opening: Promise<FileHandle> | undefined;
  let last: Promise<void> = Promise.resolve();

  const append = async (line: string) => {
    opening ??= open(file, "a", 0o600).catch((error) => {
      opening = undefined;
      throw error;
    });
    const handle = await opening;
    await handle.appendFile(line);
    await handle.datasync();
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
      await (await opening)?.close();
      opening = undefined;
    },
  };
}
