import fc from "fast-check";
import { expect, test } from "vitest";
import { createInfluxClient } from "../../../dashboard-api/stores/influx-client.ts";
import { edgesByPassing, edgesBySeeking } from "../../../dashboard-api/stores/influx-edges.ts";
import { naiveBuckets } from "../../contracts/naive-buckets.ts";
import { startReadableInflux } from "../../contracts/readable-stores.ts";
import { base, columnOf, randomSamples, randomWindow } from "../../contracts/telemetry-reader.ts";

test("both ways to the first and last samples find those that a loop finds", async () => {
  await using store = await startReadableInflux();
  const client = createInfluxClient({ url: store.url, database: "machine_commons" });
  let series = 0;
  await fc.assert(
    fc.asyncProperty(randomSamples, randomWindow, async (mixed, window) => {
      series += 1;
      const samples = mixed.map((it) => ({ ...it, q: 0 }));
      const records = {
        samples: [columnOf("mill", `s${series}`, samples)],
        states: [],
        incidents: [],
        arrivals: [],
      };
      await store.writer.write([records]);
      const [from, to] = [base + window.from, base + window.from + window.length];
      const width = Math.ceil((to - from) / window.parts);
      const expected = new Map(
        naiveBuckets(samples, from, to, width).map(({ t, first, last }) => [
          (t - from) / width,
          { first, last },
        ]),
      );
      const of = {
        ask: (statements: string[]) => client.ask(statements, { signal: `s${series}` }),
        within: (start = from, end = to) =>
          `FROM "commons_raw"."signal" WHERE "signal" = $signal AND time >= ${start}u AND time < ${end}u`,
        grouped: `GROUP BY time(${width}u, ${from % width}u) fill(none)`,
        ...{ from, to, width },
      };
      expect(await edgesByPassing(of)).toEqual(expected);
      expect(await edgesBySeeking(of, [...expected.keys()], 60_000)).toEqual(expected);
      // Without patience it gives up where a few seeks do not do.
      if (expected.size > 5) expect(await edgesBySeeking(of, [...expected.keys()], 0)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
