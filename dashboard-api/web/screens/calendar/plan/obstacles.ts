import type { Micros } from "../../../../../config/micros.ts";
import type { RuleName } from "../../../../domain/booking/refusal.ts";
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

/** What the page sees at once, before the rules are asked: a hand that drags never waits for it. */
export interface Obstacles {
  readonly busy: readonly Interval[];
  readonly rules: readonly RuleName[];
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
  const against: Partial<Record<RuleName, boolean>> = {
    openHours: totalDuration(clip(hours.open, draft)) < length,
    maintenance: clip(hours.maintenance, draft).length > 0,
    minimum: length < minimum,
    maximum: length > maximum,
    past: isNew && draft.from < now,
    notice: isNew && draft.from >= now && draft.from - now < notice,
    horizon: draft.from - now > horizon,
  };
  const rules = (Object.keys(against) as RuleName[]).filter((rule) => against[rule]);
  return { busy, rules };
}
