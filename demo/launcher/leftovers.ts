import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A process that a start began. */
export interface Begun {
  pid: number;
  script: string;
}

/** The processes of a start, on disk, so that the next one can end what a killed start left running. */
export interface Leftovers {
  note(begun: readonly Begun[]): void;
  /** Ends what is still running of an earlier start; resolves with how many that were. */
  end(): Promise<number>;
}

/** Its command line, or empty: the number may belong to somebody else by now. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
    } catch {
      return "";
    }
  }
}

const isRunning = ({ pid, script }: Begun) => commandOf(pid).includes(script);

export function createLeftovers(folder: string, say: (line: string) => void): Leftovers {
  const file = join(folder, "processes.json");
  const read = (): Begun[] => {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Begun[];
    } catch {
      return [];
    }
  };
  let isTold = false;
  return {
    note(begun) {
      try {
        writeFileSync(file, JSON.stringify(begun));
      } catch (error) {
        // The processes themselves go on; only a start after a kill would not find them.
        if (!isTold) say(`Which processes run cannot be noted: ${(error as Error).message}.`);
        isTold = true;
      }
    },
    async end() {
      const left = read().filter(isRunning);
      for (const signal of ["SIGTERM", "SIGKILL"] as const) {
        for (const it of left) if (isRunning(it)) process.kill(it.pid, signal);
        for (let tries = 0; tries < 100 && left.some(isRunning); tries += 1) await pause(100);
      }
      return left.length;
    },
  };
}
