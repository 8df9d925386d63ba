import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { type Incident, incidentKinds } from "../../../config/wire/batch.ts";
import { clip, intersect } from "../interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../interval/interval.ts";
import { union } from "../interval/union.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

export type IncidentKind = Incident["kind"];

/** How much of some time was observed; bridged time is not. */
export interface Seen {
  readonly length: Micros;
  readonly observed: Micros;
  /** observed / length; null when there is no such time. */
  readonly coverage: number | null;
}

/** What is known of one machine's local day, and what happened to its data. */
export interface DayQuality {
  readonly open: Seen;
  readonly all: Seen;
  /** Stretches without a known state, lost ones included. */
  readonly gaps: { readonly count: number; readonly longest: Micros };
  /** Known once, and the record is gone. */
  readonly lost: Micros;
  /** Incidents that touch the day, and the time of it under at least one of the kind. */
  readonly incidents: Record<IncidentKind, { readonly count: number; readonly duration: Micros }>;
  /** The day's open time is seen too little, whatever is still to come. */
  readonly alarm: boolean;
}

function seenOf(timeline: readonly TimelineInterval[]): Seen {
  const length = totalDuration(timeline);
  const observed = totalDuration(timeline.filter((it) => isKnown(it.state)));
  return { length, observed, coverage: length > 0 ? observed / length : null };
}

const gapsOf = (timeline: readonly TimelineInterval[]): Interval[] =>
  union(timeline.filter((it) => !isKnown(it.state)));

const touches = (it: Interval, day: Interval): boolean =>
  it.from < day.until && (it.until > day.from || (it.from === it.until && it.from === day.from));

/**
 * Judges one day by its unbridged timeline. `seenUntil` is how far time has come: an unfinished day raises its alarm
 * as soon as too much of its open time went unseen for the rest to make up for it.
 */
export function dayQuality(input: {
  readonly day: Interval;
  readonly seenUntil: Micros;
  readonly timeline: readonly TimelineInterval[];
  /** Open time of the whole day. */
  readonly open: readonly Interval[];
  readonly incidents: readonly Incident[];
  readonly leastCoverage: number;
}): DayQuality {
  const day = { from: input.day.from, until: Math.min(input.day.until, input.seenUntil) };
  const timeline = clip(input.timeline, day);
  const gaps = gapsOf(timeline);
  const open = seenOf(intersect(timeline, input.open));
  const planned = totalDuration(input.open);
  const touching = input.incidents.filter((it) => touches(it, day));
  const incidents = Object.fromEntries(
    incidentKinds.map((kind) => {
      const of = touching.filter((it) => it.kind === kind);
      return [kind, { count: of.length, duration: totalDuration(clip(union(of), day)) }];
    }),
  ) as DayQuality["incidents"];
  return {
    open,
    all: seenOf(timeline),
    gaps: { count: gaps.length, longest: gaps.reduce((most, gap) => Math.max(most, duration(gap)), 0) },
    lost: totalDuration(timeline.filter((it) => it.state === "lost")),
    incidents,
    alarm: planned - (open.length - open.observed) < input.leastCoverage * planned,
  };
}
