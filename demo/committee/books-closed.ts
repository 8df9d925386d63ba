import { setTimeout as pause } from "node:timers/promises";
import type { Ask } from "./ask.ts";

/** A program that was started again finds most of its books made: seconds of quiet tell that. */
const quietFor = 20;

const figure = (metrics: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)$`, "m").exec(metrics)?.[1] ?? Number.NaN);

/**
 * Resolves once the books of the history are closed, `days` days of each machine: claims and statements are made from
 * them.
 */
export async function booksClosed(
  ask: Ask,
  { machines, days }: { machines: number; days: number },
  stopping: AbortSignal,
): Promise<void> {
  for (let quiet = 0; ; ) {
    const metrics = String(await ask("demo-committee", "GET", "/metrics"));
    // Today of each machine is always under way.
    quiet = figure(metrics, "api_ledger_days_waiting") <= machines ? quiet + 1 : 0;
    const isMade = figure(metrics, "api_ledger_days_computed") >= machines * days;
    if (quiet > (isMade ? 0 : quietFor)) return;
    await pause(1_000, undefined, { signal: stopping });
  }
}
