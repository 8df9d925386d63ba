import type { TelemetryWriter } from "../../../broker/stores/telemetry-writer.ts";
import { HOUR, type Micros, SECOND, systemNow } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import { buildTimeline } from "../../../dashboard-api/domain/timeline/build-timeline.ts";
import type { TelemetryReader } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { type Outcome, type Rederiving, rederive } from "../../../tools/rederive/rederive.ts";
import { subjectOf } from "../../../tools/rederive/subject.ts";
import { base } from "./mill.ts";

export interface Store {
  reader: TelemetryReader;
  writer: TelemetryWriter;
}

/** One run inside the test, against a real store. The writer stays open for the test. */
export function rerun(
  { reader, writer }: Store,
  site: Site,
  settings: Partial<Rederiving> & { machine?: string; from?: Micros; to?: Micros } = {},
): Promise<Outcome> {
  const { machine = "mill", from = base + HOUR / 2, to = base + 5 * HOUR, ...more } = settings;
  return rederive({
    reader,
    openWriter: async () => ({ ...writer, close: async () => {} }),
    subject: subjectOf(site, machine),
    window: { from, to, rawSince: Number.NEGATIVE_INFINITY },
    isDryRun: false,
    now: systemNow,
    progress: () => {},
    stop: new AbortController().signal,
    ...more,
  });
}

/** What a reader shows, as `state from-until` in seconds after `base`. */
export async function shown(reader: TelemetryReader, from: Micros, to: Micros, machine = "mill") {
  const timeline = buildTimeline({ stored: await reader.states(machine, from, to), from, to });
  const joined: { state: string; from: Micros; until: Micros }[] = [];
  for (const it of timeline) {
    const last = joined.at(-1);
    if (last?.state === it.state) last.until = it.until;
    else joined.push({ ...it });
  }
  return joined.map((it) => `${it.state} ${(it.from - base) / SECOND}-${(it.until - base) / SECOND}`);
}
