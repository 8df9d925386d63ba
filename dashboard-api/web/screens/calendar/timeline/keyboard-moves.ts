import type { Micros } from "../../../../../config/micros.ts";
import { microsOf, zonedAt } from "../../../../domain/calendar/local-time.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import { gridAfter, gridBefore } from "./snap.ts";

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** What a key does to a draft of a booking. */
export type KeyMove =
  | { readonly kind: "place"; readonly interval: Interval }
  | { readonly kind: "machine"; readonly by: -1 | 1 }
  | { readonly kind: "confirm" }
  | { readonly kind: "cancel" };

const stepBack = (time: Micros, step: Micros, zone: string) => gridBefore(time - 1, step, zone);
const stepOn = (time: Micros, step: Micros, zone: string) => gridAfter(time + 1, step, zone);

/** The same clock time some days away, its length kept. */
function daysAway({ from, until }: Interval, days: number, zone: string): Interval {
  const start = microsOf(zonedAt(from, zone).add({ days }));
  return { from: start, until: start + until - from };
}

/**
 * Arrows move by one step, with Shift they stretch or shrink the end, with Ctrl they move by a day; Page Up and Page
 * Down move by a week; up and down change the machine; Enter confirms, Escape cancels. Null: no key of ours.
 */
export function keyMove(
  { key, shiftKey, ctrlKey }: KeyPress,
  draft: Interval,
  { step, zone, minimum }: { step: Micros; zone: string; minimum: Micros },
): KeyMove | null {
  const place = (interval: Interval): KeyMove => ({ kind: "place", interval });
  const length = draft.until - draft.from;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const sign = key === "ArrowRight" ? 1 : -1;
      if (ctrlKey) return place(daysAway(draft, sign, zone));
      const go = sign > 0 ? stepOn : stepBack;
      if (shiftKey) {
        const until = Math.max(go(draft.until, step, zone), draft.from + Math.max(minimum, 1));
        return place({ from: draft.from, until });
      }
      const from = go(draft.from, step, zone);
      return place({ from, until: from + length });
    }
    case "PageUp":
      return place(daysAway(draft, -7, zone));
    case "PageDown":
      return place(daysAway(draft, 7, zone));
    case "ArrowUp":
      return { kind: "machine", by: -1 };
    case "ArrowDown":
      return { kind: "machine", by: 1 };
    case "Enter":
      return { kind: "confirm" };
    case "Escape":
      return { kind: "cancel" };
    default:
      return null;
  }
}
