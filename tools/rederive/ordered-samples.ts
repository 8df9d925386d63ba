import type { Micros } from "../../config/micros.ts";
import type { SampleValue } from "../../config/wire/batch.ts";
import type { Sample, TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import type { Observation } from "../../gateway/state/state-deriver.ts";

const page = 5_000;

/** What is read: signals of one machine. Stores hold booleans as 0 and 1; rules compare with true and false. */
export interface Signals {
  machine: string;
  ids: readonly string[];
  isBoolean: (signal: string) => boolean;
}

interface Feed {
  signal: string;
  waiting: Sample[];
  /** Where the next page begins; null when all is read. */
  next: Micros | null;
}

const asRuled = (value: SampleValue, isBoolean: boolean): SampleValue =>
  isBoolean && typeof value === "number" ? value !== 0 : value;

export const observationOf = ({ isBoolean }: Signals, signal: string, { t, v, q }: Sample): Observation => ({
  signal,
  t,
  value: asRuled(v, isBoolean(signal)),
  quality: q,
});

/** The samples of [from, to) of all signals, in order of time, in parts of a few thousand. */
export async function* orderedSamples(
  store: TelemetryReader,
  signals: Signals,
  from: Micros,
  to: Micros,
): AsyncGenerator<Observation[]> {
  const feeds: Feed[] = signals.ids.map((signal) => ({ signal, waiting: [], next: from }));
  for (;;) {
    for (const feed of feeds) {
      if (feed.next === null || feed.waiting.length > 0) continue;
      feed.waiting = await store.samples(signals.machine, feed.signal, feed.next, to, page);
      const last = feed.waiting.at(-1);
      feed.next = last && feed.waiting.length === page ? last.t + 1 : null;
    }
    // Up to here every signal that has more has been read.
    const reach = Math.min(...feeds.map((feed) => (feed.next === null ? to : feed.next - 1)));
    const part: Observation[] = [];
    for (const feed of feeds) {
      let count = feed.waiting.findIndex(({ t }) => t > reach);
      if (count < 0) count = feed.waiting.length;
      for (const sample of feed.waiting.splice(0, count))
        part.push(observationOf(signals, feed.signal, sample));
    }
    if (part.length > 0) yield part.sort((a, b) => a.t - b.t);
    if (feeds.every((feed) => feed.next === null && feed.waiting.length === 0)) return;
  }
}
