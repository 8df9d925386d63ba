import { appendSpan, type Span } from "./spans.ts";
import type { OpenState } from "./state-deriver.ts";

/** What a crash left behind, from `settledUntil` on: time nobody kept a state for is unknown. */
export function restoredSpans(open: OpenState): Span[] {
  const spans: Span[] = [{ from: open.settledUntil, state: "unknown" }];
  for (const span of open.earlier ?? []) appendSpan(spans, span);
  appendSpan(spans, { from: Math.max(open.since, open.settledUntil), state: open.state });
  return spans;
}
