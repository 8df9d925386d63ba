import { setTimeout as pause } from "node:timers/promises";
import { systemNow } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { askOf } from "../committee/ask.ts";
import type { DemoFolder } from "../launcher/demo-folder.ts";
import { createDailyLife, type DailyLife } from "./daily-life.ts";

/** Milliseconds. */
const lookEvery = 5 * 60_000;

/** Lets the demo's people go on for as long as it runs. Never rejects. */
export async function dayByDay(
  demo: Pick<DemoFolder, "state" | "bookingsAreMade">,
  site: Site,
  httpPort: number,
  stopping: AbortSignal,
): Promise<void> {
  const { seed, bookingsFrom: from, bookedAt: since } = demo.state;
  if (from === undefined || since === undefined) return;
  const ask = askOf(httpPort, stopping);
  let life: DailyLife | undefined;
  for (;;) {
    try {
      await pause(lookEvery, undefined, { signal: stopping });
      life ??= createDailyLife({ site, seed, from, since, ask });
      const now = systemNow();
      await life.goOn(now);
      demo.bookingsAreMade(from, now);
    } catch {
      if (stopping.aborted) return;
      // The API starts again: what is due is done the next time.
    }
  }
}
