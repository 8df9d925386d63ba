import { expect, test } from "vitest";
import { createTicks, joinSpans, spansOf } from "../../../broker/intake/arrivals.ts";
import { checkBatch } from "../../../broker/intake/check-batch.ts";
import { HOUR } from "../../../config/micros.ts";
import { incident, state } from "../../contracts/telemetry-records.ts";
import { batch } from "./intake-in-hand.ts";

test("an arrival spans all a batch tells of a machine, and settling alone is an arrival too", () => {
  const column = (machine: string, t: number[]) => ({ machine, signal: "s", t, v: t });
  const checked = checkBatch(
    batch({
      samples: [column("a", [50, 40, 60]), column("a", [45]), column("b", [7])],
      states: [state("a", { from: 30, until: 55 })],
      incidents: [incident("b", { from: 9, until: 9 })],
      settled: { a: 55, c: 99 },
    }),
    () => true,
  );
  expect(spansOf(checked)).toEqual([
    { machine: "a", from: 30, to: 61, settled: 55 },
    { machine: "b", from: 7, to: 10, settled: null },
    { machine: "c", from: 99, to: 99, settled: 99 },
  ]);
});

test("spans are joined when near, kept apart when far", () => {
  const span = (machine: string, from: number, to: number, settled: number | null = null) => ({
    machine,
    from,
    to,
    settled,
  });
  expect(
    joinSpans([
      span("a", 0, 10),
      span("b", 5, 6, 5),
      span("a", 5 * HOUR, 6 * HOUR, 7),
      span("a", 20, 30, 3),
      span("b", 0, 1, 4),
    ]),
  ).toEqual([span("a", 0, 30, 3), span("b", 0, 6, 5), span("a", 5 * HOUR, 6 * HOUR, 7)]);
});

test("arrival times increase strictly, whatever the clock does", () => {
  const clock = [5, 5, 3, 6, 100, 1];
  const tick = createTicks(() => clock.shift() ?? 0);
  expect(Array.from({ length: 6 }, tick)).toEqual([5, 6, 7, 8, 100, 101]);
});
