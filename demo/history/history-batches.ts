import { HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Batch, SampleColumn, StateInterval } from "../../config/wire/batch.ts";
import { wireVersion } from "../../config/wire/version.ts";
import type { SimulatedMachine } from "../plant/simulated-machine.ts";
import { createTimeline, type Timeline } from "../plant/timeline.ts";

/** The history is a session of its own: it never meets the gateway's. */
export const historySession = "history";

export interface HistorySettings {
  seed: string;
  site: Site;
  machines: readonly SimulatedMachine[];
  from: Micros;
  until: Micros;
  /** Version of the rules that derive a machine's states. */
  rulesOf: (machine: string) => string;
}

const statesInBatch = 4_000;
const rowsInBatch = 15_000;
/** Between two samples: in the last week, and before. */
const fineFor = 7 * 24 * HOUR;
const fine = MINUTE / 2;
const coarse = 2 * MINUTE;
/** A machine that is off is looked at less often. */
const asleep = HOUR;

/** The batches that a gateway would have sent: states first. Pure: the same settings give the same batches. */
export function* historyBatches(settings: HistorySettings): Generator<Batch> {
  let number = 0;
  const batch = (lane: Batch["lane"], content: Partial<Batch>): Batch => ({
    version: wireVersion,
    session: historySession,
    number: number++,
    lane,
    samples: [],
    states: [],
    incidents: [],
    settled: {},
    ...content,
  });
  const timelines = settings.machines.map((machine) => ({
    machine,
    timeline: createTimeline(settings.seed, settings.site, machine),
  }));
  for (const { machine, timeline } of timelines) {
    const states = [...stateIntervals(machine.id, timeline, settings)];
    for (let at = 0; at < states.length; at += statesInBatch) {
      const part = states.slice(at, at + statesInBatch);
      yield batch("states", {
        states: part,
        settled: { [machine.id]: part.at(-1)?.until ?? settings.until },
      });
    }
  }
  for (const { machine, timeline } of timelines)
    for (const samples of sampleColumns(machine, timeline, settings)) yield batch("samples", { samples });
}

/** Cut at full hours, as the wire wants them. */
function* stateIntervals(
  machine: string,
  timeline: Timeline,
  { from, until, rulesOf }: HistorySettings,
): Generator<StateInterval> {
  const rules = rulesOf(machine);
  for (const interval of timeline.reported(from, until))
    for (let begin = interval.from; begin < interval.until; ) {
      const end = Math.min(interval.until, begin - (begin % HOUR) + HOUR);
      yield { machine, derivation: 0, rules, state: interval.state, from: begin, until: end };
      begin = end;
    }
}

/** Numbers on a grid and at each change of state, texts only where they change; nothing while nobody hears. */
function* sampleColumns(
  machine: SimulatedMachine,
  timeline: Timeline,
  { from, until }: HistorySettings,
): Generator<SampleColumn[]> {
  let columns = new Map<string, SampleColumn>();
  let rows = 0;
  const last = new Map<string, number | string>();
  for (let t = from; t < until; ) {
    const moment = timeline.at(t);
    if (timeline.isHeard(t))
      for (const [signal, value] of Object.entries(machine.values(moment))) {
        if (last.get(signal) === value) continue;
        last.set(signal, value);
        const column = columns.get(signal) ?? { machine: machine.id, signal, t: [], v: [] };
        column.t.push(t);
        column.v.push(value);
        columns.set(signal, column);
        rows += 1;
      }
    if (rows >= rowsInBatch) {
      yield [...columns.values()];
      columns = new Map();
      rows = 0;
    }
    const step = moment.segment.state === "off" ? asleep : until - t <= fineFor ? fine : coarse;
    t = Math.min(t - (t % step) + step, timeline.nextChange(t));
  }
  if (rows > 0) yield [...columns.values()];
}
