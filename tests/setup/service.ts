import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A real process that a test starts, kills and starts again. It never outlives the test run. */
export interface Service {
  readonly pid: number;
  readonly running: boolean;
  /** What it has printed (the last 64 kB). */
  output(): string;
  /** Resolves with the match once the output matches. Rejects when the process ends before. */
  printed(pattern: RegExp, timeout?: number): Promise<RegExpExecArray>;
  /** Sends the signal and resolves when the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Starts a process of its own (no shell, no process group tricks), with its output kept. */
export function startService(command: string, args: string[], environment: NodeJS.ProcessEnv = {}): Service {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  alive.add(child);
  let text = "";
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-65_536);
    child.emit("printed");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const end = once(child, "exit").then(([code]) => {
    alive.delete(child);
    child.emit("printed");
    return code as number | null;
  });
  end.catch((error: Error) => keep(Buffer.from(`could not start ${command}: ${error.message}`)));
  return {
    get pid() {
      return child.pid ?? 0;
    },
    get running() {
      return alive.has(child);
    },
    output: () => text,
    printed(pattern, timeout = 30_000) {
      return new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          clearTimeout(timer);
          child.off("printed", look);
          act();
        };
        const look = () => {
          const found = pattern.exec(text);
          if (found) finish(() => resolve(found));
          else if (!alive.has(child))
            finish(() => reject(new Error(`${command} ended before printing ${pattern}:\n${text}`)));
        };
        const timer = setTimeout(
          () =>
            finish(() => reject(new Error(`${command} did not print ${pattern} in ${timeout} ms:\n${text}`))),
          timeout,
        );
        child.on("printed", look);
        look();
      });
    },
    async stop(signal = "SIGTERM") {
      if (alive.has(child)) child.kill(signal);
      return end;
    },
    ended: () => end,
  };
}
