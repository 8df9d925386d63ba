import { setTimeout as pause } from "node:timers/promises";
import { StoreUnavailable } from "../../broker/stores/telemetry-writer.ts";

const between = 250;
const atMost = 60_000;

/**
 * Tries again while the store is busy or away for a moment: the broker writes the embedded store at the same time.
 * What needs a person is told at once. Only for work that may be done twice.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + atMost;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error.operator || performance.now() > end) throw error;
      await pause(between);
    }
  }
}
