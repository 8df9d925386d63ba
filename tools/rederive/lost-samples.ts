import type { Micros } from "../../config/micros.ts";
import { BAD_OUT_OF_RANGE } from "../../config/quality.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import type { Observation } from "../../gateway/state/state-deriver.ts";
import type { Subject } from "./subject.ts";

export interface Losses {
  spans: Interval[];
  /** A value that may have changed among the lost samples is unknown until its next sample. */
  forgotten: Observation[];
}

/** Samples that the gateway once had and lost, as its incidents tell, of signals that the rules use. */
export async function lostSamples(
  store: TelemetryReader,
  { machine, signals }: Subject,
  from: Micros,
  to: Micros,
): Promise<Losses> {
  const incidents = (await store.incidents(machine.id, from, to)).filter((it) => it.kind === "lost");
  const losses: Losses = { spans: [], forgotten: [] };
  for (const { signal, from: start, until } of incidents) {
    const concerned = signals.ids.filter((id) => signal === null || signal === id);
    if (concerned.length === 0) continue;
    losses.spans.push({ from: start, until });
    for (const id of concerned)
      losses.forgotten.push({ signal: id, t: until, value: null, quality: BAD_OUT_OF_RANGE });
  }
  losses.forgotten.sort((a, b) => a.t - b.t);
  return { ...losses, spans: union(losses.spans) };
}
