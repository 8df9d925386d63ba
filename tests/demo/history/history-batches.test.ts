import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE, microsFromRfc3339 } from "../../../config/micros.ts";
import { batchSchema, buildBatch } from "../../../config/wire/batch.ts";
import { historyBatches } from "../../../demo/history/history-batches.ts";
import { plantMachines } from "../../../demo/plant/machines.ts";
import { createTimeline } from "../../../demo/plant/timeline.ts";
import { demoSite } from "../plant/demo-site.ts";

const until = microsFromRfc3339("2026-11-20T15:30:00+09:00");
const settings = {
  seed: "1",
  site: demoSite(),
  machines: plantMachines,
  from: until - 56 * DAY,
  until,
  rulesOf: (machine: string) => `rules-${machine}`,
};

test("eight weeks of history are batches of the wire's contract, states first, below its caps", () => {
  const lanes: string[] = [];
  let samples = 0;
  const reached = new Map<string, number>();
  for (const [index, batch] of [...historyBatches(settings)].entries()) {
    expect(batchSchema.safeParse(batch).error).toBeUndefined();
    expect(buildBatch(batch).length).toBeLessThan(900_000);
    expect(batch.number).toBe(index);
    lanes.push(batch.lane);
    for (const { machine, from, until: end, rules } of batch.states) {
      expect(from).toBe(reached.get(machine) ?? settings.from);
      expect(Math.floor(from / HOUR)).toBe(Math.floor((end - 1) / HOUR));
      expect(rules).toBe(`rules-${machine}`);
      reached.set(machine, end);
    }
    for (const column of batch.samples) samples += column.t.length;
  }
  expect(lanes).toEqual([...lanes].sort().reverse());
  expect([...reached.values()]).toEqual(plantMachines.map(() => until));
  expect(samples).toBeGreaterThan(100_000);
  expect(samples).toBeLessThanOrEqual(1_000_000);
});

test("the history is the same each time, and goes on where it ended", () => {
  const short = { ...settings, from: until - DAY };
  expect([...historyBatches(short)]).toEqual([...historyBatches(short)]);
  const states = (to: number) =>
    [...historyBatches({ ...short, until: to })]
      .flatMap((batch) => batch.states)
      .filter((it) => it.until < until);
  expect(states(until + 20 * MINUTE)).toEqual(states(until));
});

test("samples tell what the machine tells at their time", () => {
  const [machine] = plantMachines;
  if (!machine) throw new Error("no machine");
  const timeline = createTimeline(settings.seed, settings.site, machine);
  const columns = [...historyBatches({ ...settings, from: until - DAY })]
    .flatMap((batch) => batch.samples)
    .filter((column) => column.machine === machine.id);
  expect(columns.length).toBeGreaterThan(0);
  for (const { signal, t, v } of columns)
    for (const [row, time] of t.entries()) expect(v[row]).toBe(machine.values(timeline.at(time))[signal]);
});
