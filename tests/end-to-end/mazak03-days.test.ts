import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isInUse } from "../../config/machine-state.ts";
import { DAY, MILLISECOND, microsFromRfc3339, SECOND } from "../../config/micros.ts";
import { resolveRules } from "../../config/presets/resolve.ts";
import { GOOD } from "../../config/quality.ts";
import { stateSchema } from "../../config/site/state-rules.ts";
import { bridge } from "../../dashboard-api/domain/timeline/bridge.ts";
import { buildTimeline } from "../../dashboard-api/domain/timeline/build-timeline.ts";
import type { TimelineInterval } from "../../dashboard-api/domain/timeline/timeline-interval.ts";
import { createStateDeriver } from "../../gateway/state/machine-state-deriver.ts";

const folder = "../shared/data/nist-sms";
const recordings = existsSync(folder);

interface Event {
  t: number;
  value: string;
}

const table = (text: string): Record<string, string>[] => {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at] ?? "", cell])));
};

/** Execution events by source file, in the file's order, from the first known one on. */
function eventsByFile(): Map<string, Event[]> {
  const rows = table(gunzipSync(readFileSync(`${folder}/mazak03_execution_2016-2019.csv.gz`)).toString());
  const execution = rows.filter((row) => row.item === "execution");
  const byFile = Map.groupBy(execution, (row) => row.source_file ?? "");
  return new Map(
    [...byFile].map(([file, found]) => {
      const events = found.map((row) => ({
        t: microsFromRfc3339(row.timestamp_utc ?? ""),
        value: row.value ?? "",
      }));
      const first = events.findIndex((event) => event.value !== "UNAVAILABLE");
      return [file, events.slice(first)];
    }),
  );
}

/** A backward step of the source's clock ends an epoch: within one, time only goes on. */
function epochsOf(events: Event[]): Event[][] {
  const epochs: Event[][] = [];
  for (const event of events) {
    const last = epochs.at(-1)?.at(-1);
    if (last && event.t >= last.t) epochs.at(-1)?.push(event);
    else epochs.push([event]);
  }
  return epochs;
}

const ruleSet = resolveRules(stateSchema.parse({ preset: "mtconnect", signals: { execution: "execution" } }));

function timelineOf(epoch: Event[]): TimelineInterval[] {
  const deriver = createStateDeriver({
    machine: "mazak03",
    ruleSet,
    lateness: 0,
    staleAfter: null,
    restored: null,
  });
  for (const { t, value } of epoch) {
    deriver.observe({ signal: "execution", t, value, quality: GOOD });
    deriver.confirm(t);
  }
  const [first, last] = [epoch[0]?.t ?? 0, epoch.at(-1)?.t ?? 0];
  return first === last ? [] : buildTimeline({ stored: deriver.takeAll(), from: first, to: last });
}

const secondsByState = (timeline: TimelineInterval[]) => {
  const sums: Record<string, number> = { running: 0, held: 0, idle: 0, unknown: 0 };
  for (const it of timeline) sums[it.state] = (sums[it.state] ?? 0) + (it.until - it.from) / SECOND;
  return sums;
};
const stateOf = (value: string) =>
  ({ ACTIVE: "running", READY: "idle", STOPPED: "idle", UNAVAILABLE: "unknown" })[value] ?? "held";

describe.skipIf(!recordings)("250 real days of a mill-turn", () => {
  const days = recordings ? table(readFileSync(`${folder}/mazak03_daily_reference.csv`, "utf8")) : [];
  const events = recordings ? eventsByFile() : new Map<string, Event[]>();
  const epochs = days.map((day) => epochsOf(events.get(day.source_file ?? "") ?? []));
  const timelines = epochs.map((of) => of.map(timelineOf));

  test("are all there", () => {
    expect(days).toHaveLength(250);
    expect(timelines.every((of) => of.some((timeline) => timeline.length > 0))).toBe(true);
  });

  test("give the reference's seconds in each state", () => {
    for (const [index, day] of days.entries()) {
      const sums = secondsByState((timelines[index] ?? []).flat());
      // The reference takes a backward step as negative time of the state before it.
      for (const [at, epoch] of (epochs[index] ?? []).entries()) {
        const [before, after] = [epoch.at(-1), epochs[index]?.[at + 1]?.[0]];
        if (!before || !after) continue;
        const state = stateOf(before.value);
        sums[state] = (sums[state] ?? 0) + (after.t - before.t) / SECOND;
      }
      const of = (...names: string[]) => names.reduce((sum, name) => sum + Number(day[name]), 0);
      const place = day.source_file ?? "";
      expect(sums.running, place).toBeCloseTo(of("active_s"), 2);
      expect(sums.held, place).toBeCloseTo(of("interrupted_s", "feed_hold_s", "program_stopped_s"), 2);
      expect(sums.idle, place).toBeCloseTo(of("ready_s", "stopped_s"), 2);
      // On two days an event is dated outside the window; the reference leaves it out or takes it as negative time.
      const [start, end] = [day.window_start_utc ?? "", day.window_end_utc ?? ""].map(microsFromRfc3339);
      const stray = (events.get(place) ?? []).some((event) => event.t < (start ?? 0) - MILLISECOND);
      if (!stray && Number(day.unavailable_s) >= 0)
        expect(sums.unknown, place).toBeCloseTo(of("unavailable_s"), 2);
      expect((end ?? 0) - (start ?? 0)).toBeLessThan(2 * DAY);
    }
  });

  test("agree with the controller's own counter to half a per cent (median of the days it ran)", () => {
    const errors = days.flatMap((day, index) => {
      const counted = Number(day.controller_auto_time_s);
      if (!(counted > 0)) return [];
      const bridged = (timelines[index] ?? []).flatMap((timeline) => bridge(timeline, 120 * SECOND));
      const inUse = bridged
        .filter((it) => isInUse(it.state))
        .reduce((sum, it) => sum + (it.until - it.from) / SECOND, 0);
      return [Math.abs(inUse - counted) / counted];
    });
    expect(errors).toHaveLength(209);
    expect(errors.toSorted((a, b) => a - b)[104]).toBeLessThanOrEqual(0.005);
  });
});
