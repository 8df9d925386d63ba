import type { MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration, type Interval } from "../interval/interval.ts";

/** A stretch of a picture. */
export interface Stretch extends Interval {
  readonly state: MachineState;
}

/** The state with the largest share; of equal ones the first to come. */
function largestShare(stretches: readonly Stretch[]): MachineState | undefined {
  const shares = new Map<MachineState, Micros>();
  for (const it of stretches) shares.set(it.state, (shares.get(it.state) ?? 0) + duration(it));
  return [...shares].reduce((best, it) => (it[1] > best[1] ? it : best), ["unknown", -1])[0];
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const { from, until, state } of stretches) {
    const last = out.at(-1);
    if (last?.state === state && last.until === from) out[out.length - 1] = { ...last, until };
    else out.push({ from, until, state });
  }
  return out;
}

/**
 * A timeline as a picture with `step` a pixel can show it: what lasts at least `step` keeps its edges; neighbours that
 * last less are drawn together, until they fill a step, as the state that has the largest share of it. For pictures,
 * never for figures.
 */
export function coarsen(timeline: readonly Stretch[], step: Micros): Stretch[] {
  const out: Stretch[] = [];
  let short: Stretch[] = [];
  const flush = () => {
    const [first, last] = [short[0], short.at(-1)];
    const state = largestShare(short);
    if (first && last && state) out.push({ from: first.from, until: last.until, state });
    short = [];
  };
  for (const it of joined(timeline)) {
    if (duration(it) >= step) {
      flush();
      out.push(it);
      continue;
    }
    if (short.length > 0 && short.at(-1)?.until !== it.from) flush();
    short.push(it);
    if (it.until - (short[0] as Stretch).from >= step) flush();
  }
  flush();
  return joined(out);
}
