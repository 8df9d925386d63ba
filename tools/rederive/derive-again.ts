import { DAY, type Micros } from "../../config/micros.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import type { Observation } from "../../gateway/state/state-deriver.ts";
import { confirmedTime } from "./confirmed-time.ts";
import { lostSamples } from "./lost-samples.ts";
import { orderedSamples } from "./ordered-samples.ts";
import { createReplay } from "./replay.ts";
import type { Subject } from "./subject.ts";
import { valuesBefore } from "./value-before.ts";

export interface Window {
  from: Micros;
  to: Micros;
  /** Raw samples older than this have aged out. */
  rawSince: Micros;
}

/**
 * The intervals of [from, to) as today's rules have them, with derivation 0: in order, contiguous, the window wholly
 * covered. A day of samples at most is looked at in one piece. `progress` is told how much of the time has passed.
 */
export async function* deriveAgain(
  store: TelemetryReader,
  subject: Subject,
  { from, to, rawSince }: Window,
  progress: (share: number) => void = () => {},
): AsyncGenerator<StateInterval[]> {
  const begin = Math.max(from - subject.memory, Math.min(from, rawSince));
  // Delays are decided by what follows.
  const end = to + subject.rules.longestDelay;
  const { machine, signals } = subject;
  const replay = createReplay({ machine: machine.id, ruleSet: subject.ruleSet, begin, from, to });
  const before = await valuesBefore(store, signals, begin, rawSince);
  const losses = await lostSamples(store, subject, Math.min(begin, ...before.map(({ t }) => t)), end);
  const forgotten = createForgotten(losses.forgotten);
  replay.play([...before, ...forgotten.upTo(begin)].sort((a, b) => a.t - b.t));

  for (let start = begin; start < end; start += DAY) {
    const until = Math.min(start + DAY, end);
    replay.cover(await confirmedTime(store, subject, { from: start, until }, union(losses.spans)));
    for await (const part of orderedSamples(store, signals, start, until)) {
      const last = part.at(-1)?.t ?? start;
      // Forgotten first: a sample of the same time is the newer word.
      replay.play([...forgotten.upTo(last), ...part].sort((a, b) => a.t - b.t));
    }
    replay.play(forgotten.upTo(until - 1));
    replay.passTo(until);
    progress((until - begin) / (end - begin));
    const taken = replay.take();
    if (taken.length > 0) yield taken;
  }
  yield replay.takeRest();
}

/** What is forgotten, each told once. */
function createForgotten(all: readonly Observation[]): { upTo(t: Micros): Observation[] } {
  let next = 0;
  return {
    upTo(t) {
      const start = next;
      while ((all[next]?.t ?? Number.POSITIVE_INFINITY) <= t) next += 1;
      return all.slice(start, next);
    },
  };
}
