import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder of this run, for what its files share. */
    runFolder: string;
  }
}

/**
 * Makes a folder for the whole run, and takes it away at its end. Node keeps there what it compiled: hundreds of
 * processes load the same modules, and each does so in half the time.
 */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "machine-commons-run-"));
  provide("runFolder", folder);
  process.env.NODE_COMPILE_CACHE ??= join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true });
}
