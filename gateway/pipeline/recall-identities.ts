import { GOOD } from "../../config/quality.ts";
import type { SampleColumn } from "../../config/wire/batch.ts";
import type { SourceLine } from "./source-line.ts";

/** Takes in the newest samples of the spool, so that what a source delivers again after a crash is known. */
export function recallIdentities(
  newest: Iterable<readonly SampleColumn[]>,
  sources: ReadonlyMap<string, SourceLine>,
): number {
  const wanting = new Set(sources.values());
  let recalled = 0;
  for (const columns of newest) {
    for (const { machine, signal, t, v, q } of columns) {
      for (const source of wanting) {
        const memory = source.signals.get(machine)?.get(signal)?.memory;
        if (memory === undefined) continue;
        for (let i = t.length - 1; i >= 0; i -= 1) {
          if (!source.identities.recall(memory, t[i] ?? 0, v[i] ?? null, q?.[i] ?? GOOD))
            wanting.delete(source);
          else recalled += 1;
        }
      }
    }
    // Sources that have gone quiet long ago do not make the start read the whole spool.
    if (wanting.size === 0 || recalled >= mostRecalled) break;
  }
  return recalled;
}

const mostRecalled = 524_288;
