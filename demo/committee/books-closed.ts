import { setTimeout as pause } from "node:timers/promises";
import type { Ask } from "./ask.ts";

const figure = (metrics: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)$`, "m").exec(metrics)?.[1] ?? Number.NaN);

/**
 * Resolves once the books of the history's days are closed, `days` machine-days at least: claims and statements are made
 * from them.
 */
export async function booksClosed(ask: Ask, days: number, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const metrics = String(await ask("demo-committee", "GET", "/metrics"));
    const isQuiet = figure(metrics, "api_ledger_days_waiting") <= 6;
    if (isQuiet && figure(metrics, "api_ledger_days_computed") >= days) return;
    await pause(1_000, undefined, { signal: stopping });
  }
}
