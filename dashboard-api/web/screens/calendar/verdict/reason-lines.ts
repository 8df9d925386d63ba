import { type Micros, microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { Refusal } from "../../../api/problem.ts";
import type { SeenRefusal } from "../plan/obstacles.ts";
import type { CalendarTime } from "../use-calendar-time.ts";
import type { Allowance } from "./check.ts";
import type { RefusalParts, RefusalWords } from "./refusal-words.ts";

/** One reason in a person's words, and from when on it would not hold any more. */
export interface ReasonLine {
  readonly key: string;
  readonly text: string;
  readonly nextPossible: Micros | null;
}

export interface ReasonContext {
  readonly words: RefusalWords;
  readonly time: CalendarTime;
  readonly level: string | null;
  readonly allowances: readonly Allowance[];
}

/** What a number of a rule is called: a duration, or as it is. */
function told(
  value: number | string | null,
  unit: Refusal["unit"],
  time: CalendarTime,
  inDays: boolean,
): string {
  if (value === null) return "";
  if (typeof value === "string") {
    const at = microsFromRfc3339(value);
    return `${time.day(at)} ${time.clock(at)}`;
  }
  if (unit !== "microseconds") return String(value);
  return inDays ? time.duration(value) : time.hours(value);
}

export function reasonLine(refusal: SeenRefusal | Refusal, context: ReasonContext): ReasonLine {
  const { words, time, level, allowances } = context;
  const { rule, limit, current, unit } = refusal;
  const isPeak = rule === "peakQuota";
  // A refusal does not name the window that its limit is counted in: the allowance with that limit does.
  const quota = allowances.find((it) => it.peakOnly === isPeak && it.limit === limit);
  const isExcess = unit === "microseconds" && typeof limit === "number" && typeof current === "number";
  // Ahead of time is told in days, work in hours.
  const inDays = rule === "horizon" || rule === "notice";
  const parts: RefusalParts = {
    limit: told(limit, unit, time, inDays),
    current: told(current, unit, time, inDays),
    excess: isExcess ? time.hours(Math.max(0, current - limit)) : "",
    window: quota ? time.duration(quota.window) : "",
    level: level ?? "",
  };
  const next = "nextPossible" in refusal ? refusal.nextPossible : null;
  return {
    key: rule,
    text: words.rules[rule](parts),
    nextPossible: next === null ? null : microsFromRfc3339(next),
  };
}

/** That time is taken, and by whom as far as one may know. */
export function busyLine(
  taken: Interval & { name: string | null; isRound?: boolean },
  { words, time }: Pick<ReasonContext, "words" | "time">,
): ReasonLine {
  const when = time.range(taken);
  const text = taken.isRound ? words.round(when) : words.busy(when, taken.name ?? words.somebody);
  return { key: `busy ${taken.from}`, text, nextPossible: null };
}

/** What is left of each allowance, the booking in hand not counted. */
export function allowanceLines(allowances: readonly Allowance[], { words, time }: ReasonContext): string[] {
  return allowances.map(({ limit, window, peakOnly: isPeak, remaining }) => {
    const parts = { limit: time.hours(limit), window: time.duration(window), isPeak };
    return remaining > 0
      ? words.allowance({ ...parts, left: time.hours(remaining) })
      : words.nothingLeft(parts);
  });
}
