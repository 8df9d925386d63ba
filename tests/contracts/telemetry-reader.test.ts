import fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE } from "../../config/micros.ts";
import { startReadableInflux, startReadableSqlite } from "./readable-stores.ts";
import { base, columnOf, randomSamples, randomWindow, readsTelemetry } from "./telemetry-reader.ts";

readsTelemetry("InfluxDB", startReadableInflux);
readsTelemetry("the embedded store", startReadableSqlite);

test("both stores give the same answers to the same questions about the same data", async () => {
  await using influx = await startReadableInflux();
  await using sqlite = await startReadableSqlite();
  let series = 0;
  await fc.assert(
    fc.asyncProperty(randomSamples, randomWindow, async (samples, window) => {
      series += 1;
      const [machine, signal] = ["mill", `s${series}`];
      const records = {
        samples: [columnOf(machine, signal, samples)],
        states: [],
        incidents: [],
        arrivals: [],
      };
      await Promise.all([influx.writer.write([records]), sqlite.writer.write([records])]);
      const [from, to] = [base + window.from, base + window.from + window.length];
      const width = Math.ceil((to - from) / window.parts);
      const ask = async ({ reader }: typeof influx | typeof sqlite) => ({
        buckets: await reader.buckets(machine, signal, from, to, width),
        samples: await reader.samples(machine, signal, from, to, 7),
        last: await reader.lastBefore(machine, signal, from + MINUTE),
      });
      expect(await ask(sqlite)).toEqual(await ask(influx));
    }),
    { numRuns: 30 },
  );
});
