import { isKnown } from "../../config/machine-state.ts";
import { isBad } from "../../config/quality.ts";
import { clip, intersect } from "../../dashboard-api/domain/interval/intersect.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { subtract } from "../../dashboard-api/domain/interval/subtract.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";
import { buildTimeline } from "../../dashboard-api/domain/timeline/build-timeline.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import { heardWithin } from "./heard-time.ts";
import { orderedSamples } from "./ordered-samples.ts";
import type { Subject } from "./subject.ts";

/** Where one source was heard, by any of its signals. */
async function heardFrom(
  store: TelemetryReader,
  { signals, staleAfter }: Subject,
  ids: readonly string[],
  silent: readonly Interval[],
): Promise<Interval[]> {
  const [from, until] = [silent[0]?.from ?? 0, silent.at(-1)?.until ?? 0];
  const heard = ids.map((signal) => ({ signal, time: heardWithin(silent, staleAfter) }));
  for (const { signal, time } of heard) {
    for await (const part of orderedSamples(store, { ...signals, ids: [signal] }, from, until + 1))
      for (const { t, value, quality } of part) if (value !== null && !isBad(quality)) time.add(t);
  }
  return union(heard.flatMap(({ time }) => time.spans()));
}

/**
 * Where the machine was confirmed inside the window (docs/decisions/0010): where the gateway's own derivation knew a
 * state, and where raw samples show that all its sources were heard although it knew none; never over samples that
 * are known to be lost.
 */
export async function confirmedTime(
  store: TelemetryReader,
  subject: Subject,
  window: Interval,
  lost: readonly Interval[],
): Promise<Interval[]> {
  // What is heard across the window's edges counts too: where it is cut must change nothing.
  const [from, to] = [window.from - subject.staleAfter, window.until + subject.staleAfter];
  const stored = (await store.states(subject.machine.id, from, to)).filter((it) => it.derivation === 0);
  const known = union(buildTimeline({ stored, from, to }).filter((it) => isKnown(it.state)));
  const silent = subtract([{ from, until: to }], known);
  let heard = subject.heardBy.length > 0 ? silent : [];
  for (const ids of subject.heardBy) {
    if (heard.length > 0) heard = intersect(await heardFrom(store, subject, ids, silent), heard);
  }
  return clip(subtract(union([...known, ...heard]), lost), window);
}
