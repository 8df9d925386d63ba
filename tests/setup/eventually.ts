import { setTimeout as pause } from "node:timers/promises";

/**
 * Polls until `probe` returns something other than undefined or false. For what can only be asked for (another
 * process's database, an HTTP answer); where there is an event, await the event.
 */
export async function eventually<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  do {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    await pause(50);
  } while (Date.now() < end);
  throw new Error(
    `not within ${timeout} ms: ${what} (last: ${last instanceof Error ? last.message : String(last)})`,
  );
}
