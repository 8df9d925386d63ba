import { MILLISECOND } from "../../../config/micros.ts";
import { contentOf, identityOf, type Sample } from "./sample.ts";

/** What a store holds against what was sent. */
export interface Reconciliation {
  /** Sent and, by the argument, to be there, but is not. */
  missing: Sample[];
  /** There, but nobody sent it with that time and value. */
  invented: Sample[];
  /** There more than once. */
  repeated: Sample[];
}

/**
 * Senders give times in whole milliseconds. Another value at the same time moves on by a microsecond, so a sample
 * sent at t is stored at [t, t + 1 ms), once for each of its values.
 */
const contentAt = (sample: Sample): string => {
  const t = Math.floor(sample.t / MILLISECOND) * MILLISECOND;
  return `${identityOf({ ...sample, t })} ${contentOf(sample.value)}`;
};

export function reconcile(records: {
  sent: readonly Sample[];
  /** What must be there: acknowledged to the sender, or committed. */
  kept: readonly Sample[];
  stored: readonly Sample[];
}): Reconciliation {
  const sent = new Set(records.sent.map(contentAt));
  const stored = new Set<string>();
  const found: Reconciliation = { missing: [], invented: [], repeated: [] };
  for (const sample of records.stored) {
    const content = contentAt(sample);
    if (!sent.has(content)) found.invented.push(sample);
    else if (stored.has(content)) found.repeated.push(sample);
    stored.add(content);
  }
  found.missing = records.kept.filter((sample) => !stored.has(contentAt(sample)));
  return found;
}

export const nothingWrong: Reconciliation = { missing: [], invented: [], repeated: [] };

/** As a set of contents, to count without repeats. */
export const contentsOf = (samples: readonly Sample[]): Set<string> => new Set(samples.map(contentAt));
