import { expect } from "vitest";
import { type Micros, microsFromRfc3339, rfc3339FromMicros } from "../../../config/micros.ts";
import type { Plant } from "./plant.ts";

export interface Interval {
  from: Micros;
  until: Micros;
}

export interface Told extends Interval {
  state: string;
  inferred: boolean;
}

/** A machine's timeline as the API tells it; without holes. */
export async function timelineOf(plant: Plant, machine: string, from: Micros, to: Micros): Promise<Told[]> {
  const { items } = await plant.place.ask<{
    items: { from: string; until: string; state: string; inferred: boolean }[];
  }>(`/api/v1/machines/${machine}/timeline?from=${rfc3339FromMicros(from)}&to=${rfc3339FromMicros(to)}`);
  const timeline = items.map((it) => ({
    ...it,
    from: microsFromRfc3339(it.from),
    until: microsFromRfc3339(it.until),
  }));
  const borders = [from, ...timeline.map(({ until }) => until)];
  expect(timeline.map((it) => it.from)).toEqual(borders.slice(0, -1));
  expect(borders.at(-1)).toBe(to);
  return timeline;
}

const isTold = ({ state }: Told) => state !== "unknown" && state !== "lost";

/** Microseconds of an interval in which the timeline claims to know the machine's state. */
export const knownWithin = (timeline: readonly Told[], { from, until }: Interval): Micros =>
  timeline
    .filter(isTold)
    .reduce((sum, it) => sum + Math.max(0, Math.min(it.until, until) - Math.max(it.from, from)), 0);

/** During each outage nobody claims to know the state; outside of them somebody does, most of the time. */
export function expectUnknown(timeline: readonly Told[], outages: readonly Interval[]): void {
  for (const outage of outages) {
    const known = timeline
      .filter((it) => isTold(it) && it.until > outage.from && it.from < outage.until)
      .map(({ state, from, until }) => `${state} ${from - outage.from} to ${until - outage.from}`);
    expect(known, `known within an outage of ${outage.until - outage.from}`).toEqual([]);
  }
}
