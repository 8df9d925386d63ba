import type { MachineState } from "../../../config/machine-state.ts";
import { type FactItem, type Scale, xOf } from "./strip-data.ts";

/** Runs of pixels of one state. */
export interface FactShape {
  state: MachineState;
  x: number;
  width: number;
}

/** What nobody may overlook wins a pixel that several states share, however short it was. */
const weight: Partial<Record<MachineState, number>> = { lost: 4, down: 3, unknown: 2 };

/**
 * What is drawn of facts: neighbours of one state are one shape, and what is narrower than a pixel is told by the state
 * that had most of it, so that a month costs no more than its width. `unknown` never vanishes beside others.
 */
export function factShapes(facts: readonly FactItem[], scale: Scale): FactShape[] {
  const shapes: FactShape[] = [];
  let pixel = -1;
  let shares = new Map<MachineState, number>();
  const put = (state: MachineState, x: number, width: number) => {
    const last = shapes.at(-1);
    if (last && last.state === state && x - (last.x + last.width) < 0.01) last.width = x + width - last.x;
    else shapes.push({ state, x, width });
  };
  const flush = () => {
    if (shares.size > 0) {
      const score = ([state, share]: [MachineState, number]) => share * (weight[state] ?? 1);
      const [best] = [...shares].sort((one, other) => score(other) - score(one));
      if (best) put(best[0], pixel, Math.min(1, scale.width - pixel));
    }
    shares = new Map();
  };
  for (const fact of facts) {
    const left = Math.max(0, xOf(scale, fact.from));
    const right = Math.min(scale.width, xOf(scale, fact.to));
    if (right <= left) continue;
    const add = (at: number, share: number) => {
      if (share <= 0) return;
      if (at !== pixel) flush();
      pixel = at;
      shares.set(fact.state, (shares.get(fact.state) ?? 0) + share);
    };
    const first = Math.floor(left);
    const last = Math.floor(right);
    if (first === last) {
      add(first, right - left);
      continue;
    }
    add(first, first + 1 - left);
    if (last > first + 1) {
      flush();
      put(fact.state, first + 1, last - first - 1);
      pixel = last;
    }
    if (last < scale.width) add(last, right - last);
  }
  flush();
  return shapes;
}
