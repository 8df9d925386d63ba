import { setTimeout as pause } from "node:timers/promises";
import { type Micros, SECOND } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { Job, JobHealth } from "./job.ts";
import { createJobTurn, turnLasts } from "./job-turn.ts";

export interface JobRunner {
  /** Runs each job now and then again and again, until stopped. */
  start(): void;
  /** Resolves when no job runs any more. */
  stop(): Promise<void>;
  /** Runs a job now. False: another process is at it. Rejects as the job does, and for a name that no job has. */
  runOnce(name: string): Promise<boolean>;
  health(): JobHealth[];
}

/** A job that failed is tried again sooner than it is due, each time a little later. Milliseconds. */
const retryAfter = (failuresInRow: number, every: number): number =>
  Math.min(every * 1_000, 5_000 * 2 ** Math.min(failuresInRow - 1, 10));

export function createJobRunner(given: {
  jobs: readonly Job[];
  database: Database;
  now: () => Micros;
  log: { warn(fields: object, message: string): void };
  /** Name of this process, among those on one database. */
  holder?: string;
}): JobRunner {
  const { jobs, now, log } = given;
  const turn = createJobTurn({ ...given, holder: given.holder ?? crypto.randomUUID() });
  const stopping = new AbortController();
  const unrun = { runs: 0, failures: 0, seconds: 0, succeededAt: null, detail: "" };
  const healths = new Map<string, JobHealth>(jobs.map(({ name }) => [name, { name, ...unrun }]));
  const note = (name: string, news: (before: JobHealth) => Partial<JobHealth>) => {
    const before = healths.get(name) ?? { name, ...unrun };
    healths.set(name, { ...before, ...news(before) });
  };
  let loops: Promise<void>[] | undefined;
  const running = new Map<string, Promise<boolean>>();

  async function takeTurn(job: Job, restedFor: Micros): Promise<boolean> {
    if (!(await turn.take(job.name, restedFor))) return false;
    const keeping = setInterval(() => void turn.take(job.name, 0).catch(() => {}), turnLasts / 3_000);
    const began = performance.now();
    let done = false;
    try {
      await job.run(now(), stopping.signal);
      done = true;
    } finally {
      clearInterval(keeping);
      const seconds = (performance.now() - began) / 1_000;
      note(job.name, (before) => ({ runs: before.runs + 1, seconds: before.seconds + seconds }));
      await turn.giveBack(job.name, done).catch(() => {});
    }
    note(job.name, () => ({ succeededAt: now(), detail: "" }));
    return true;
  }

  /** One process never runs a job twice at the same time either: who asks meanwhile waits for its turn. */
  async function run(job: Job, restedFor: Micros): Promise<boolean> {
    for (let other = running.get(job.name); other; other = running.get(job.name)) await other.catch(() => {});
    const mine = takeTurn(job, restedFor);
    running.set(job.name, mine);
    try {
      return await mine;
    } catch (error) {
      const detail = (error as Error).message;
      if (detail !== healths.get(job.name)?.detail)
        log.warn({ job: job.name, reason: detail }, "a job failed");
      note(job.name, (before) => ({ failures: before.failures + 1, detail }));
      throw error;
    } finally {
      running.delete(job.name);
    }
  }

  async function runs(job: Job): Promise<void> {
    let failuresInRow = 0;
    while (!stopping.signal.aborted) {
      try {
        // Several processes with one rhythm: whoever is first has done it for all.
        await run(job, (job.every * SECOND) / 2);
        failuresInRow = 0;
      } catch {
        failuresInRow += 1;
      }
      const rest = failuresInRow > 0 ? retryAfter(failuresInRow, job.every) : job.every * 1_000;
      await pause(rest, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    start() {
      loops ??= jobs.map(runs);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled([...(loops ?? []), ...running.values()]);
    },
    async runOnce(name) {
      const job = jobs.find((it) => it.name === name);
      if (!job) throw new RangeError(`There is no job ${name}.`);
      return run(job, 0);
    },
    health: () => [...healths.values()],
  };
}
