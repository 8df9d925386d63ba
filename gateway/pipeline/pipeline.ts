import { type Micros, SECOND } from "../../config/micros.ts";
import type { Incident } from "../../config/wire/batch.ts";
import type { ClockStep, StepWatch } from "../clock/step-watch.ts";
import type { Deliver } from "../readers/source-reader.ts";
import { type BatchContent, noContent } from "../spool/batch-content.ts";
import { DatabaseFault } from "../spool/database.ts";
import type { Spool } from "../spool/spool.ts";
import type { OpenState } from "../state/state-deriver.ts";
import { createCommitSchedule, usualSchedule } from "./commit-schedule.ts";
import { closeGathering, newGathering } from "./gathering.ts";
import type { MachineLine } from "./machine-line.ts";
import type { SourceLine } from "./source-line.ts";
import { takeDelivery } from "./take-delivery.ts";

export interface PipelineSettings {
  spool: Pick<Spool, "commit">;
  sources: ReadonlyMap<string, SourceLine>;
  machines: ReadonlyMap<string, MachineLine>;
  now: () => Micros;
  clockStep: StepWatch;
  /** After each commit, with the machines' states as they are in it. */
  committed: (open: readonly OpenState[]) => void;
  /** The spool cannot take what was gathered, for now; null once it can again. */
  stuck: (why: string | null) => void;
  /** The spool cannot go on: its file is damaged. */
  broken: (error: Error) => void;
  schedule?: typeof usualSchedule;
}

export interface Pipeline {
  deliver: Deliver;
  /** To be called about every second: a clock that was set is noticed although no delivery comes. */
  tick(): void;
  /** Keeps what the gateway itself has to tell. */
  report(incidents: readonly Incident[]): void;
  /** Commits what is gathered; with it, at a clean stop, every interval up to the last confirmation. */
  stop(): Promise<void>;
  /** Commits since the start, and how long they took together (milliseconds). */
  readonly commits: { count: number; milliseconds: number };
}

/** What may wait in memory while the spool cannot take it; more is refused. */
const mostGathered = 32 * 1_048_576;
/** Without new observations a machine's confirmation is written down this often. */
const memoryPause: Micros = 1_000_000;

/** One transaction: its contents stay the same however often it is tried. */
interface Work {
  contents: BatchContent[];
  memories: Map<string, string>;
  open: OpenState[];
  done: () => void;
}

export function createPipeline(settings: PipelineSettings): Pipeline {
  const { spool, sources, machines, now } = settings;
  const commits = { count: 0, milliseconds: 0 };
  const touched = new Set<MachineLine>();
  let gathering = newGathering();
  let kept = Promise.withResolvers<void>();
  let held: Work | null = null;
  let pause = 0;
  let retry: NodeJS.Timeout | undefined;
  /** Until the clock, which was set back, has come here again, deliveries may be on their way from before. */
  let setBackFrom = Number.NEGATIVE_INFINITY;

  function takeWork(all: boolean): Work {
    const samples = { ...noContent("samples"), samples: gathering.columns };
    const states = { ...noContent("states"), incidents: gathering.incidents };
    const memories = new Map<string, string>();
    const open: OpenState[] = [];
    const at = now();
    for (const line of all ? machines.values() : touched) {
      if (!all && !line.isDue(at, memoryPause)) continue;
      touched.delete(line);
      const taken = line.take(at, all);
      for (const interval of taken.intervals) states.states.push(interval);
      memories.set(line.machine, JSON.stringify(taken.memory));
      if (taken.open === null) continue;
      open.push(taken.open);
      if (taken.intervals.length > 0) states.settled[line.machine] = taken.open.settledUntil;
    }
    const done = kept.resolve;
    closeGathering(gathering);
    gathering = newGathering();
    kept = Promise.withResolvers();
    return { contents: [states, samples], memories, open, done };
  }

  /** True when it is on the disk. */
  function tryToKeep(work: Work): boolean {
    const begun = performance.now();
    try {
      spool.commit(work.contents, work.memories);
    } catch (error) {
      if (!(error instanceof DatabaseFault) || error.kind === "damaged") {
        settings.broken(error as Error);
        return false;
      }
      if (held === null) settings.stuck(error.message);
      held = work;
      pause = Math.min(5_000, Math.max(100, pause * 2));
      retry = setTimeout(commit, pause);
      return false;
    }
    if (held !== null) settings.stuck(null);
    held = null;
    pause = 0;
    commits.count += 1;
    const duration = performance.now() - begun;
    commits.milliseconds += duration;
    schedule.took(duration);
    work.done();
    settings.committed(work.open);
    return true;
  }

  function commit(): void {
    schedule.stop();
    clearTimeout(retry);
    if (held !== null && !tryToKeep(held)) return;
    tryToKeep(takeWork(false));
  }

  function stepped(step: ClockStep): void {
    const isBack = step.to < step.from;
    const by = `${Math.round(Math.abs(step.to - step.from) / SECOND)} s`;
    const reason = isBack
      ? `the gateway's clock was set back by ${by}: until then its times are told twice`
      : `the gateway's clock went on by ${by} at once: it was set, or the gateway stood still`;
    const [from, until] = isBack ? [step.to, step.from] : [step.from, step.to];
    for (const line of machines.values()) {
      if (line.isEventTime) continue;
      const { machine } = line;
      gathering.incidents.push({
        machine,
        signal: null,
        kind: "clock-step",
        reason,
        count: null,
        from,
        until,
      });
      gathering.bytes += 200;
      if (!isBack) continue;
      line.restart(step.to);
      touched.add(line);
    }
    setBackFrom = isBack ? step.from : Number.NEGATIVE_INFINITY;
    schedule.gathered(gathering.samples, gathering.bytes);
  }

  function lookAtClock(): void {
    const step = settings.clockStep();
    if (step !== null) stepped(step);
  }

  const schedule = createCommitSchedule({
    ...(settings.schedule ?? usualSchedule),
    commit: () => {
      if (held === null) commit();
    },
  });

  return {
    commits,
    deliver(id, delivery) {
      const source = sources.get(id);
      if (source === undefined) return Promise.reject(new Error(`no source ${id}`));
      if (gathering.bytes > mostGathered)
        return Promise.reject(
          new Error("the spool takes nothing now and memory for waiting data is used up"),
        );
      lookAtClock();
      const { promise } = kept;
      const isOnItsWay = delivery.receivedAt <= setBackFrom && delivery.receivedAt > now();
      const timed = isOnItsWay ? { ...delivery, receivedAt: now() } : delivery;
      takeDelivery(source, machines, timed, gathering, touched);
      schedule.gathered(gathering.samples, gathering.bytes);
      return promise;
    },
    tick: lookAtClock,
    report(incidents) {
      if (incidents.length === 0) return;
      gathering.incidents.push(...incidents);
      gathering.bytes += incidents.length * 200;
      schedule.gathered(gathering.samples, gathering.bytes);
    },
    async stop() {
      schedule.stop();
      clearTimeout(retry);
      if (held === null || tryToKeep(held)) tryToKeep(takeWork(true));
      clearTimeout(retry);
    },
  };
}
