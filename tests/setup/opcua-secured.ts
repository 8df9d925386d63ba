import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { TemporaryFolder } from "./temporary-folder.ts";

/** `npm run certificates`, as a person runs it, on a data folder. Returns what it printed. */
export function runCertificates(dataFolder: TemporaryFolder, ...words: string[]): string {
  const command = join(import.meta.dirname, "../../gateway/readers/opcua/approve.ts");
  return execFileSync(process.execPath, [command, ...words], {
    env: { ...process.env, DATA_DIR: dataFolder.path },
    encoding: "utf8",
    stdio: "pipe",
  });
}
