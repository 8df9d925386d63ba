import { pino } from "pino";
import { expect, test } from "vitest";
import { createIntake } from "../../../broker/intake/intake.ts";
import { createInfluxWriter } from "../../../broker/stores/influx-writer.ts";
import { systemNow } from "../../../config/micros.ts";
import { buildBatch } from "../../../config/wire/batch.ts";
import { batchTopic } from "../../../config/wire/topics.ts";
import { startInflux } from "../../setup/influx.ts";
import { batch } from "./intake-in-hand.ts";

test("batches that are sent until stored are in InfluxDB once each, though it is killed meanwhile", async () => {
  await using influx = await startInflux();
  const log = pino({ level: "silent" });
  const writer = createInfluxWriter({ url: influx.url, database: "d", retention: "forever", log });
  await writer.open();
  const stored = new Set<number>();
  const seen = { busy: 0 };
  let next = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const rows = 200;
  const start = systemNow();
  const send = (number: number) => {
    const t = Array.from({ length: rows }, (_, row) => start + number * rows + row);
    const it = batch({
      number,
      samples: [{ machine: "g1-m", signal: "s", t, v: t }],
      settled: { "g1-m": number },
    });
    intake.take(batchTopic("g1", "s1", number), buildBatch(it));
  };
  const intake = createIntake({
    writer,
    gatewayMayWrite: () => true,
    intakeId: "i1",
    now: systemNow,
    log,
    publishAck(_, { number, outcome }) {
      if (outcome.result === "busy") {
        seen.busy += 1;
        setTimeout(() => send(number), outcome.retryAfter);
        return;
      }
      expect(outcome).toEqual({ result: "stored", rejected: [] });
      stored.add(number);
      if (stored.size === 100) void influx.kill().then(() => setTimeout(() => void influx.start(), 300));
      if (stored.size === 400) finish();
      if (next < 400) send(next++);
    },
  });
  while (next < 5) send(next++);
  await finished;
  await intake.drain();
  expect(seen.busy).toBeGreaterThan(0);
  const [counted] = await influx.query(
    "SELECT count(value), min(value), max(value) FROM commons_raw.signal",
    "d",
  );
  expect(counted).toMatchObject({ count: 400 * rows, min: start, max: start + 400 * rows - 1 });
  const arrivals = await influx.query('SELECT "from", "to", settled FROM commons_raw.arrival', "d");
  const covered = arrivals.map((it) => [it.from, it.to] as [number, number]);
  for (let number = 0; number < 400; number += 1) {
    const [first, end] = [start + number * rows, start + (number + 1) * rows];
    expect(covered.some(([from, to]) => from <= first && to >= end)).toBe(true);
  }
  expect(Math.max(...arrivals.map(({ settled }) => settled as number))).toBe(399);
});
