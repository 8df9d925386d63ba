import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder {
  path: string;
  [Symbol.dispose](): void;
}

/** A new empty folder; `using` removes it. */
export function temporaryFolder(name = "machine-commons-"): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), name));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
