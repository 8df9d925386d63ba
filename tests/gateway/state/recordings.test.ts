import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { resolveRules } from "../../../config/presets/resolve.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { parseShdrLine } from "../../../demo/shdr/parse-shdr.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";

const folder = "../shared/data/nist-sms";

/** The whole file in its own order, as fast as it can be read; the recording's own time drives everything. */
function derive(file: string): { intervals: StateInterval[]; milliseconds: number } {
  const events = gunzipSync(readFileSync(`${folder}/${file}`))
    .toString()
    .split("\n")
    .flatMap((line) => parseShdrLine(line) ?? []);
  const lateness = 2 * SECOND;
  const deriver = createStateDeriver({
    machine: "mazak03",
    ruleSet: resolveRules({
      preset: "mtconnect",
      signals: { execution: "execution" },
      settings: {},
      lateness,
    }),
    lateness,
    staleAfter: null,
    restored: null,
  });
  const intervals: StateInterval[] = [];
  const start = performance.now();
  let latest = Number.NEGATIVE_INFINITY;
  for (const { t, item, value } of events) {
    deriver.observe({ signal: item, t, value, quality: 0 });
    latest = Math.max(latest, t);
    deriver.confirm(latest);
    intervals.push(...deriver.takeSettled());
    deriver.open();
  }
  intervals.push(...deriver.takeAll());
  return { intervals, milliseconds: performance.now() - start };
}

const clipped = (intervals: StateInterval[], from: Micros, until: Micros) =>
  intervals
    .map((it) => ({ ...it, from: Math.max(it.from, from), until: Math.min(it.until, until) }))
    .filter((it) => it.until > it.from);

function seconds(intervals: StateInterval[], states: string[]): number {
  const own = intervals.filter((it) => states.includes(it.state));
  return own.reduce((sum, it) => sum + it.until - it.from, 0) / SECOND;
}

describe.skipIf(!existsSync(folder))("recordings of a real Mazak (needs ../shared/data)", () => {
  const inUse = ["running", "held", "setup"];

  test("2016-11-01 gives the reference's seconds per state and its 30 gaps (G6), a day in under a second", () => {
    const { intervals, milliseconds } = derive("mazak03_2016-11-01_03_signals.txt.gz");
    const [from, until] = ["2016-11-01T08:42:17.075Z", "2016-11-01T19:06:12.121Z"].map(microsFromRfc3339);
    const day = clipped(intervals, from ?? 0, until ?? 0);
    expect(seconds(day, ["running"])).toBeCloseTo(13_138.188, 2);
    expect(seconds(day, ["held"])).toBeCloseTo(4_778.218 + 111.105, 2);
    expect(seconds(day, ["idle"])).toBeCloseTo(15_893.042 + 2_384.678, 2);
    expect(seconds(day, ["unknown"])).toBeCloseTo(1_129.816, 2);
    expect(seconds(day, [...inUse, "idle", "unknown"])).toBeCloseTo(37_435.046, 2);
    const gaps = day.filter((it, i) => it.state === "unknown" && day[i - 1]?.state !== "unknown");
    expect(gaps).toHaveLength(30);
    expect(milliseconds).toBeLessThan(2_000);
  });

  test.each([
    ["Mazak03-20161107-20161108.raw.txt.gz", "2016-11-07", 478.753],
    ["mazak03_2016-11-01_03_signals.txt.gz", "2016-11-03", 6_451.166],
  ])("%s on %s is in use for %f s (G7)", (file, day, expected) => {
    const from = microsFromRfc3339(`${day}T00:00:00Z`);
    const { intervals } = derive(file);
    expect(seconds(clipped(intervals, from, from + 86_400 * SECOND), inUse)).toBeCloseTo(expected, 2);
  });
});
