import type { Records } from "../../../broker/stores/telemetry-writer.ts";
import { DAY } from "../../../config/micros.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";
import type { TelemetryReader } from "../../../dashboard-api/stores/telemetry-reader.ts";

type Questions = Pick<TelemetryReader, "states" | "samples" | "lastBefore" | "incidents">;

const asStored = (value: SampleValue) => (typeof value === "boolean" ? Number(value) : value);

/** Answers about records in memory as a store would: for properties over many histories. */
export function readerOf({ samples, states, incidents }: Records): TelemetryReader {
  const series = (machine: string, signal: string) =>
    samples
      .filter((it) => it.machine === machine && it.signal === signal)
      .flatMap((it) => it.t.map((t, i) => ({ t, v: asStored(it.v[i] ?? null), q: it.q?.[i] ?? 0 })));
  const questions: Questions = {
    states: async (machine, from, to) =>
      states.filter((it) => it.machine === machine && it.from < to && it.until > from),
    samples: async (machine, signal, from, to, limit) =>
      series(machine, signal)
        .filter(({ t }) => t >= from && t < to)
        .slice(0, limit),
    lastBefore: async (machine, signal, before) =>
      series(machine, signal).findLast(({ t }) => t < before && t >= before - 7 * DAY),
    incidents: async (machine, from, to) =>
      incidents.filter((it) => it.machine === machine && it.from < to && it.until > from),
  };
  return questions as TelemetryReader;
}
