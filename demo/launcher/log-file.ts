import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";

const rotateAt = 10 * 1024 * 1024;

/** The log of one child, appended to; the one before is kept when it has grown large. */
export function openLogFile(folder: string, name: string): { file: string; stream: Writable } {
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  const file = join(logs, `${name}.log`);
  if (existsSync(file) && statSync(file).size > rotateAt) renameSync(file, `${file}.1`);
  return { file, stream: createWriteStream(file, { flags: "a" }) };
}
