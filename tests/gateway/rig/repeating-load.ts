import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { Delivery } from "../../../gateway/readers/source-reader.ts";
import { delivery } from "./rig-gateway.ts";

export type LoadRow = readonly [machine: string, signal: string, t: number, value: number];

const begin = 1_700_000_000_000_000;

/** Row `n` of an endless load, always the same: three machines, four signals, and times that repeat on purpose. */
export function loadRow(n: number): LoadRow {
  const signal = n % 12;
  const step = Math.floor(n / 12);
  // Five readings of a signal share one time, with values that also repeat.
  const t = begin + Math.floor(step / 5) * 1_000_000;
  return [`m${signal % 3}`, `s${Math.floor(signal / 3)}`, t, (step * 7) % 4];
}

/** Deliveries of 40 rows each, some thousand rows a second, from row `n` on. */
export async function* loadFrom(n: number): AsyncGenerator<{ delivery: Delivery; end: number }> {
  for (let from = Math.max(0, n); ; from += 40) {
    const rows = Array.from({ length: 40 }, (_, i) => loadRow(from + i));
    yield { delivery: delivery(rows), end: from + 40 };
    if (from % 400 === 0) await pause(5);
    else await turn();
  }
}
