import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInUse } from "../../../config/machine-state.ts";
import { HOUR, MINUTE, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { plantMachines } from "../../../demo/plant/machines.ts";
import { peopleShifts } from "../../../demo/plant/people-shifts.ts";
import { createTimeline, type Timeline } from "../../../demo/plant/timeline.ts";
import { demoSite } from "./demo-site.ts";

const site = demoSite();
const begin = microsFromRfc3339("2026-09-28T00:00:00+09:00");
const end = microsFromRfc3339("2026-11-22T00:00:00+09:00");
const anyTime = fc.integer({ min: begin, max: end - 1 });
const anyMachine = fc.constantFrom(...plantMachines);
const timelineOf = (id: string, seed = "1"): Timeline => {
  const machine = plantMachines.find((it) => it.id === id);
  if (!machine) throw new Error(id);
  return createTimeline(seed, site, machine);
};

/** The true segments of a window, each as long as it lasts. */
function* segments(timeline: Timeline, from: Micros, to: Micros) {
  for (let t = from; t < to; ) {
    const { segment } = timeline.at(t);
    yield { ...segment, from: Math.max(segment.from, from), to: Math.min(segment.to, to) };
    t = segment.to;
  }
}

describe("the plant's behaviour", () => {
  test("is the same for the same seed, whatever was asked before", () => {
    fc.assert(
      fc.property(anyMachine, anyTime, fc.array(anyTime, { maxLength: 5 }), ({ id }, t, before) => {
        const [fresh, used] = [timelineOf(id), timelineOf(id)];
        for (const other of before) used.at(other);
        expect(used.at(t).segment).toEqual(fresh.at(t).segment);
        expect(used.isHeard(t)).toBe(fresh.isHeard(t));
      }),
      { numRuns: 100 },
    );
  });

  test("is another one for another seed", () => {
    expect(timelineOf("laser", "1").reported(begin, end)).not.toEqual(
      timelineOf("laser", "2").reported(begin, end),
    );
  });

  test("covers all time without gap or overlap", () => {
    for (const { id } of plantMachines) {
      const reported = timelineOf(id).reported(begin, end);
      expect(reported[0]?.from).toBe(begin);
      expect(reported.at(-1)?.until).toBe(end);
      for (const [at, interval] of reported.entries()) {
        expect(interval.until).toBeGreaterThan(interval.from);
        if (at > 0) expect(interval.from).toBe(reported[at - 1]?.until);
      }
    }
  });

  test("keeps people's hours: nobody sets up a machine at night, and on closed days only from nine to five", () => {
    for (const { id } of plantMachines) {
      const timeline = timelineOf(id);
      for (const { from, state } of segments(timeline, begin, end)) {
        if (state !== "setup") continue;
        const local = Temporal.Instant.fromEpochMilliseconds(from / 1_000).toZonedDateTimeISO(
          site.cluster.zone,
        );
        const day = local.startOfDay().epochMilliseconds * 1_000;
        const shifts = peopleShifts(site, local.toPlainDate());
        const [begins, ends] = [shifts[0]?.from ?? day + 9 * HOUR, shifts.at(-1)?.to ?? day + 17 * HOUR];
        // A job prepared shortly before closing is finished a little later.
        expect(from, `${id} ${local.toString()}`).toBeGreaterThanOrEqual(begins);
        expect(from, `${id} ${local.toString()}`).toBeLessThan(ends + 2 * HOUR);
      }
    }
  });

  test.each([
    ["mc-5axis", 0.45, 0.8],
    ["laser", 0.35, 0.75],
    ["mill-turn", 0.35, 0.75],
    ["wire-edm", 0.4, 0.85],
    ["test-chamber", 0.6, 0.95],
    ["old-mill", 0.1, 0.5],
  ])("%s is in use in %f to %f of the time in which people are there", (id, least, most) => {
    const timeline = timelineOf(id);
    let [used, open] = [0, 0];
    for (
      let day = Temporal.PlainDate.from("2026-09-28");
      Temporal.PlainDate.compare(day, "2026-11-21") < 0;
      day = day.add({ days: 1 })
    )
      for (const shift of peopleShifts(site, day)) {
        open += shift.to - shift.from;
        for (const it of segments(timeline, shift.from, shift.to))
          if (isInUse(it.state)) used += it.to - it.from;
      }
    expect(used / open).toBeGreaterThan(least);
    expect(used / open).toBeLessThan(most);
  });

  test("has what a workshop has: interruptions, breakdowns, unattended nights and network gaps", () => {
    const states = (id: string) =>
      new Set([...segments(timelineOf(id), begin, end)].map(({ state }) => state));
    expect(states("mc-5axis")).toEqual(new Set(["off", "idle", "setup", "running", "held", "down"]));
    const unknown = timelineOf("test-chamber")
      .reported(begin, end)
      .filter(({ state }) => state === "unknown");
    expect(unknown.length).toBeGreaterThan(3);
    for (const gap of unknown) expect(gap.until - gap.from).toBeLessThanOrEqual(50 * MINUTE);
    const midnights = Array.from({ length: 50 }, (_, night) => begin + night * 24 * HOUR);
    const atNight = midnights.filter((t) => timelineOf("wire-edm").at(t).segment.state === "running");
    expect(atNight.length).toBeGreaterThan(10);
  });

  test("leaves some machine at work at nearly every hour, also at night and on closed days", () => {
    const timelines = plantMachines.map(({ id }) => timelineOf(id));
    const hours = Array.from({ length: (end - begin) / HOUR }, (_, hour) => begin + hour * HOUR);
    const quiet = hours.filter((t) => timelines.every((it) => !isInUse(it.at(t).segment.state)));
    expect(quiet.length / hours.length).toBeLessThan(0.05);
  });

  test("goes on in the morning with what ran through the night", () => {
    const timeline = timelineOf("test-chamber");
    const mornings = Array.from({ length: 50 }, (_, day) => begin + day * 24 * HOUR + 6 * HOUR);
    const through = mornings.filter((t) => timeline.at(t - 1).segment.state === "running");
    expect(through.length).toBeGreaterThan(30);
    // Nobody is there to end it before eight.
    for (const t of through) expect(timeline.at(t + MINUTE).segment.state).toMatch(/running|off/);
    expect(through.filter((t) => timeline.at(t).segment.state === "running").length).toBeGreaterThan(25);
  });

  test("counts pieces only while it runs", () => {
    fc.assert(
      fc.property(anyTime, (t) => {
        const timeline = timelineOf("laser");
        const { segment, pieces } = timeline.at(t);
        const later = Math.min(t + MINUTE, segment.to - 1);
        const more = timeline.at(later).pieces - pieces;
        expect(more).toBeGreaterThanOrEqual(0);
        if (segment.state !== "running") expect(more).toBe(0);
      }),
    );
  });
});
