import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { openLogFile } from "./log-file.ts";

export interface ChildSettings {
  /** As in the log and in messages: `broker`, `gateway floor-gateway`. */
  name: string;
  /** Arguments of Node: options, then the script. */
  command: readonly string[];
  environment: NodeJS.ProcessEnv;
  dataFolder: string;
  say: (line: string) => void;
  /** Called whenever the process number changes; undefined: it runs no more. */
  onPid: (pid: number | undefined) => void;
}

/** A process that is kept running. */
export interface Child {
  readonly name: string;
  /** Resolves when it sends "ready"; rejects with its own sentence when it ends before. */
  ready(): Promise<void>;
  /** Ends it cleanly, or after a while by force. */
  stop(): Promise<void>;
}

/** Milliseconds before it is started again, by how often it has ended in a row. */
const backoff = [1_000, 2_000, 5_000, 10_000, 30_000];
/** Running for so long it counts as well again. */
const wellAfter = 60_000;
const readyWithin = 60_000;
const stopWithin = 20_000;

/** Starts a process with this Node. One that was ready once is started again when it ends by itself. */
export function startChild(settings: ChildSettings): Child {
  const { name, say } = settings;
  const log = openLogFile(settings.dataFolder, name.replaceAll(" ", "-"));
  let child: ChildProcess | undefined;
  let isStopping = false;
  let failures = 0;
  const abort = new AbortController();
  const { promise: ready, resolve: isReady, reject: hasFailed } = Promise.withResolvers<void>();
  ready.catch(() => {});

  const run = async (): Promise<{ wasReady: boolean; reason: string }> => {
    // A group of its own: Ctrl-C reaches the launcher alone, which then ends its children in order.
    const began = Date.now();
    let wasReady = false;
    const complaints: string[] = [];
    const started = spawn(process.execPath, settings.command, {
      env: settings.environment,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    });
    child = started;
    settings.onPid(started.pid);
    // Not a line of its log, which says more or less as LOG_LEVEL wants.
    started.on("message", (message) => {
      if (message !== "ready") return;
      wasReady = true;
      isReady();
    });
    createInterface({ input: started.stdout as Readable }).on("line", (line) =>
      log.stream.write(`${line}\n`),
    );
    createInterface({ input: started.stderr as Readable }).on("line", (line) => {
      log.stream.write(`${line}\n`);
      complaints.push(line);
      if (complaints.length > 20) complaints.shift();
    });
    const timer = setTimeout(() => {
      if (wasReady) return;
      complaints.push(`${name} was not ready within ${readyWithin / 1_000} s.`);
      started.kill("SIGKILL");
    }, readyWithin);
    const [code, signal] = await once(started, "close").catch((error: Error) => [error.message, null]);
    clearTimeout(timer);
    child = undefined;
    settings.onPid(undefined);
    if (Date.now() - began > wellAfter) failures = 0;
    const how = signal ? `by ${signal}` : `with code ${code}`;
    return { wasReady, reason: complaints.join("\n") || `${name} ended ${how}.` };
  };

  const keepRunning = async () => {
    for (let isFirst = true; !isStopping; isFirst = false) {
      const { wasReady, reason } = await run();
      if (isStopping) return;
      if (isFirst && !wasReady) return hasFailed(new Error(reason));
      const wait = backoff[Math.min(failures, backoff.length - 1)] ?? 0;
      failures += 1;
      const last = reason.split("\n").at(-1);
      say(`${name} ended unexpectedly (${last}); it is started again in ${wait / 1_000} s. Log: ${log.file}`);
      await pause(wait, undefined, { signal: abort.signal }).catch(() => {});
    }
  };
  const life = keepRunning();

  return {
    name,
    ready: () => ready,
    async stop() {
      isStopping = true;
      abort.abort();
      child?.kill("SIGTERM");
      const timer = setTimeout(() => {
        say(`${name} did not end within ${stopWithin / 1_000} s and was killed. Log: ${log.file}`);
        child?.kill("SIGKILL");
      }, stopWithin);
      await life;
      clearTimeout(timer);
      log.stream.end();
    },
  };
}
