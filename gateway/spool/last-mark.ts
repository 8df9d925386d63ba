import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Micros } from "../../config/micros.ts";

/** What the spool last said of itself, kept beside it: tells what a damaged or set-back file no longer can. */
export interface LastMark {
  /** null when there is none, or none that can be read. */
  read(): { session: string; next: number; at: Micros } | null;
  write(session: string, next: number, at: Micros): void;
  close(): void;
}

export function createLastMark(file: string): LastMark {
  // Read before it is opened for writing; fixed width, so that one write replaces all of it.
  const text = (() => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return "";
    }
  })();
  const handle = openSync(file, "a+", 0o600);
  closeSync(handle);
  const writing = openSync(file, "r+");
  return {
    read() {
      const [, session = "", next = "", at = ""] = /^(\S+) +(\d+) +(\d+)\n$/.exec(text) ?? [];
      return session === "" ? null : { session, next: Number(next), at: Number(at) };
    },
    write(session, next, at) {
      try {
        writeSync(
          writing,
          `${session.padEnd(40)} ${String(next).padStart(16)} ${String(at).padStart(17)}\n`,
          0,
        );
      } catch {
        // A help for the worst case only: the spool itself does not depend on it.
      }
    },
    close: () => closeSync(writing),
  };
}
