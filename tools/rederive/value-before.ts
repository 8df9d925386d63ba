import { DAY, type Micros } from "../../config/micros.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import type { Observation } from "../../gateway/state/state-deriver.ts";
import { observationOf, type Signals } from "./ordered-samples.ts";

/** The store looks back so far for one question. */
const step = 7 * DAY;
/** Beyond this a value that never changed is not looked for. */
const furthest = 400 * DAY;

/** What each signal's value was before `t`, from samples kept since `since`; signals without one are left out. */
export async function valuesBefore(
  store: TelemetryReader,
  signals: Signals,
  t: Micros,
  since: Micros,
): Promise<Observation[]> {
  const found: Observation[] = [];
  for (const signal of signals.ids) {
    for (let before = t; before > Math.max(since, t - furthest); before -= step) {
      const sample = await store.lastBefore(signals.machine, signal, before);
      if (!sample) continue;
      found.push(observationOf(signals, signal, sample));
      break;
    }
  }
  return found.sort((a, b) => a.t - b.t);
}
