import { MINUTE, type Micros } from "../../config/micros.ts";
import { isBad } from "../../config/quality.ts";
import type { Site } from "../../config/site/site.ts";
import type { SampleValue } from "../../config/wire/batch.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";

/** Signs of people in a machine's signals that its state does not show: a spindle, an axis, a door. */
export interface ActivityReader {
  /** Moments, up to a minute apart joined, at which signals that show people changed. */
  within(machine: string, window: Interval): Promise<Interval[]>;
  /** Before it, raw samples may be gone. */
  knownSince(now: Micros): Micros;
}

const pageSize = 5_000;

const hasChanged = (before: SampleValue, after: SampleValue, least: number): boolean =>
  typeof before === "number" && typeof after === "number"
    ? Math.abs(after - before) > least
    : before !== after;

export function createActivityReader(given: {
  site: Site;
  store: Pick<TelemetryReader, "samples" | "lastBefore">;
  /** For how long raw samples are kept. */
  rawKept: Micros | "forever";
}): ActivityReader {
  const { site, store, rawKept } = given;
  const signalsOf = new Map(
    site.machines.map(({ id, signals }) => [
      id,
      signals.flatMap(({ id: signal, activity }) =>
        activity === undefined ? [] : [{ signal, least: activity }],
      ),
    ]),
  );

  /** Times at which a value is further than `least` from the last one that was told so. */
  async function changesOf(machine: string, signal: string, least: number, { from, until }: Interval) {
    const before = await store.lastBefore(machine, signal, from);
    let last = before && !isBad(before.q) ? before.v : undefined;
    const changes: Micros[] = [];
    for (let at = from; ; ) {
      const samples = await store.samples(machine, signal, at, until, pageSize);
      for (const { t, v, q } of samples) {
        if (isBad(q)) continue;
        if (last === undefined) last = v;
        else if (hasChanged(last, v, least)) {
          changes.push(t);
          last = v;
        }
      }
      const end = samples.at(-1);
      if (!end || samples.length < pageSize) return changes;
      at = end.t + 1;
    }
  }

  return {
    async within(machine, window) {
      const times: Micros[] = [];
      for (const { signal, least } of signalsOf.get(machine) ?? []) {
        times.push(...(await changesOf(machine, signal, least, window)));
      }
      const moments = times.map((t) => ({ from: t, until: Math.min(t + MINUTE, window.until) }));
      return union(moments.filter((it) => it.until > it.from));
    },
    knownSince: (now) => (rawKept === "forever" ? 0 : now - rawKept),
  };
}

/** Where no signal shows people. */
export const noActivity: ActivityReader = { within: async () => [], knownSince: () => 0 };
