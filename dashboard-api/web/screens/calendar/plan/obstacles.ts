import type { Micros } from "../../../../../config/micros.ts";
import type { Refusal, RuleName } from "../../../../domain/booking/refusal.ts";
import { clip } from "../../../../domain/interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../../../../domain/interval/interval.ts";

/** When a machine is open and what form its bookings have, as the page knows it. */
export interface MachineHours {
  /** Ordered and disjoint, as are all that follow. */
  readonly open: readonly Interval[];
  readonly peak: readonly Interval[];
  readonly maintenance: readonly Interval[];
  readonly rules: {
    readonly granularity: Micros;
    readonly minimum: Micros;
    readonly maximum: Micros;
    readonly horizon: Micros;
    readonly notice: Micros;
    readonly changeover: Micros;
  };
}

/** A rule that is against a draft, as the page sees it at once; the rules themselves say when it would pass. */
export type SeenRefusal = Omit<Refusal, "nextPossible">;

/** What the page sees at once, before the rules are asked: a hand that drags never waits for it. */
export interface Obstacles {
  readonly busy: readonly TakenTime[];
  readonly rules: readonly SeenRefusal[];
}

/** Taken time on a machine. */
export interface TakenTime extends Interval {
  /** Null where it is another's. */
  readonly id: string | null;
  /** Until when nobody else can begin: its end with the changeover. */
  readonly keptUntil: Micros;
}

export function obstaclesOf(
  draft: Interval,
  given: { hours: MachineHours; taken: readonly TakenTime[]; now: Micros; replaces: string | null },
): Obstacles {
  const { hours, taken, now, replaces } = given;
  const { minimum, maximum, horizon, notice, changeover } = hours.rules;
  const busy = taken.filter(
    (it) =>
      (it.id === null || it.id !== replaces) &&
      it.from < draft.until + changeover &&
      draft.from < it.keptUntil,
  );
  const length = duration(draft);
  const isNew = replaces === null;
  const rules: SeenRefusal[] = [];
  const against = (isAgainst: boolean, rule: RuleName, limit: Micros | null, current: Micros | null) => {
    if (isAgainst) rules.push({ rule, limit, current, unit: limit === null ? null : "microseconds" });
  };
  const closed = length - totalDuration(clip(hours.open, draft));
  const planned = totalDuration(clip(hours.maintenance, draft));
  const ahead = draft.from - now;
  against(closed > 0, "openHours", 0, closed);
  against(planned > 0, "maintenance", 0, planned);
  against(length < minimum, "minimum", minimum, length);
  against(length > maximum, "maximum", maximum, length);
  against(isNew && ahead < 0, "past", null, null);
  against(isNew && ahead >= 0 && ahead < notice, "notice", notice, ahead);
  against(ahead > horizon, "horizon", horizon, ahead);
  return { busy, rules };
}
