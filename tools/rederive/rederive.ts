import type { TelemetryWriter } from "../../broker/stores/telemetry-writer.ts";
import type { Micros } from "../../config/micros.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import { buildTimeline } from "../../dashboard-api/domain/timeline/build-timeline.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import { type Comparison, createComparing } from "./comparison.ts";
import {
  beginDerivation,
  type DerivationSettings,
  finishLeftBehind,
  nextDerivation,
} from "./derivation-writing.ts";
import { deriveAgain, type Window } from "./derive-again.ts";
import { Refused } from "./refusal.ts";
import type { Subject } from "./subject.ts";
import { checkWindow, hasLaterSample } from "./window-check.ts";

export interface Rederiving {
  reader: TelemetryReader;
  /** Asked for only when something is to be written. */
  openWriter: () => Promise<TelemetryWriter>;
  subject: Subject;
  window: Window;
  isDryRun: boolean;
  now: () => Micros;
  /** How much of one of the two passes is done. */
  progress: (pass: "compare" | "write", share: number) => void;
  /** Aborted when the person asks to stop. */
  stop: AbortSignal;
}

export interface Outcome {
  comparison: Comparison;
  /** The number it got, or would get. */
  derivation: number;
  isWritten: boolean;
  /** Earlier derivations whose word had not reached the ledger. */
  finished: number[];
  /** Some samples of the window may still be on their way. */
  isIncomplete: boolean;
}

const stopped = (left: string) => new Refused(`Stopped. ${left}`, 130);

/**
 * Derives the window twice: to compare, and then, if anything changes, to write, so that memory stays small however
 * long the window is. Throws Refused, StoreUnreadable or StoreUnavailable.
 */
export async function rederive(settings: Rederiving): Promise<Outcome> {
  const { reader, subject, window, now, stop } = settings;
  const { id: machine } = subject.machine;
  await checkWindow(reader, subject, window, now());

  let highest = 0;
  async function pass(
    name: "compare" | "write",
    take: (part: StateInterval[]) => Promise<void>,
    left: string,
  ) {
    const comparing = createComparing();
    const tell = (share: number) => settings.progress(name, share);
    for await (const part of deriveAgain(reader, subject, window, tell)) {
      if (stop.aborted) throw stopped(left);
      const [from, to] = [part[0]?.from, part.at(-1)?.until];
      if (from === undefined || to === undefined) continue;
      const stored = await reader.states(machine, from, to);
      for (const { derivation } of stored) highest = Math.max(highest, derivation);
      comparing.add(buildTimeline({ stored, from, to }), buildTimeline({ stored: part, from, to }));
      await take(part);
    }
    return comparing.result();
  }

  const comparison = await pass("compare", async () => {}, "Nothing was written.");
  const derivation = await nextDerivation(reader, machine, highest);
  const isIncomplete = !(await hasLaterSample(reader, subject, window.to, now()));
  const outcome: Outcome = { comparison, derivation, isWritten: false, finished: [], isIncomplete };
  if (settings.isDryRun) return outcome;

  const writing: Omit<DerivationSettings, "writer"> = {
    ...{ reader, machine, gateway: subject.gateway, from: window.from, to: window.to, now },
  };
  const writer = await settings.openWriter();
  try {
    outcome.finished = await finishLeftBehind({ ...writing, writer });
    if (comparison.changed === 0) return outcome;
    const begun = await beginDerivation({ ...writing, writer }, derivation);
    const left = `What was written of derivation ${derivation} is not shown; a later run takes another number.`;
    outcome.comparison = await pass("write", (part) => begun.add(part), left);
    if (stop.aborted) throw stopped(left);
    await begun.finish();
    outcome.isWritten = true;
    return outcome;
  } finally {
    await writer.close();
  }
}
