import { setTimeout as pause } from "node:timers/promises";

/** SQLSTATE of what goes well when it is done again: serialization failure, deadlock. */
const passing = new Set(["40001", "40P01"]);

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** Whether the database chose this one to give way to others. */
export const isPassing = (error: unknown): boolean => passing.has(String(codeOf(error)));

const most = 10;

/** Does it again, after a short and growing random pause, while the database asks for that; at most ten times. */
export async function withRetries<T>(act: () => Promise<T>, wait = (ms: number) => pause(ms)): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isPassing(error) || attempt === most) throw error;
      await wait(Math.random() * Math.min(5 * 2 ** attempt, 500));
    }
  }
}
