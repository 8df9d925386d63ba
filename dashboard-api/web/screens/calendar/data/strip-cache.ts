import {
  MINUTE,
  type Micros,
  microsFromRfc3339,
  rfc3339FromMicros,
  SECOND,
} from "../../../../../config/micros.ts";
import type { Stretch } from "../../../../domain/timeline/coarsen.ts";
import type { StripView } from "../../../../routes/strip.ts";
import type { Api } from "../../../api/api-client.ts";

/** What machines did, for the rows in sight, asked for a few at a time and kept for a minute. */
export interface StripCache {
  /** Undefined: not known yet; it is being asked for. */
  of(machine: string): readonly Stretch[] | undefined;
  close(): void;
}

const atOnce = 3;
const freshFor = 60_000;

export function createStripCache(given: {
  api: Api;
  from: Micros;
  /** End of what is shown; what has not happened yet is not asked for. */
  until: Micros;
  microsPerPixel: number;
  now: () => Micros;
  changed: () => void;
}): StripCache {
  const { api, from, until, microsPerPixel, now, changed } = given;
  const known = new Map<string, { at: number; items: readonly Stretch[] | undefined }>();
  const abort = new AbortController();
  let queue: string[] = [];
  let running = 0;

  const ask = async (machine: string) => {
    const to = Math.min(until, now());
    const step = Math.min(86_400, Math.floor(microsPerPixel / SECOND));
    const query = { from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), step };
    const path = `/machines/${encodeURIComponent(machine)}/strip`;
    const answer = await api.get<StripView>(path, query, abort.signal).catch(() => undefined);
    if (abort.signal.aborted) return;
    const items = answer?.ok
      ? answer.value.items.map((it) => ({
          ...{ from: microsFromRfc3339(it.from), until: microsFromRfc3339(it.until), state: it.state },
        }))
      : known.get(machine)?.items;
    known.set(machine, { at: Date.now(), items });
    changed();
  };
  const work = async () => {
    if (running >= atOnce) return;
    running += 1;
    // The row that came into sight last is looked at now.
    for (let next = queue.pop(); next !== undefined && !abort.signal.aborted; next = queue.pop())
      await ask(next);
    running -= 1;
  };
  return {
    of(machine) {
      if (from >= now()) return [];
      const found = known.get(machine);
      const isOver = until <= now() - 10 * MINUTE;
      if (!found || (!isOver && Date.now() - found.at > freshFor)) {
        known.set(machine, { at: Date.now(), items: found?.items });
        queue.push(machine);
        void work();
      }
      return found?.items;
    },
    close() {
      queue = [];
      abort.abort();
    },
  };
}
