import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { SECOND } from "../../config/micros.ts";
import { eventually } from "../setup/eventually.ts";
import { freePort } from "../setup/free-port.ts";
import { type Influx, startInflux } from "../setup/influx.ts";
import { type Installation, installation, run } from "../setup/installation.ts";
import { startService } from "../setup/service.ts";

const recordings = "../shared/data/nist-sms";

interface Figures {
  rows: {
    figures: Record<
      string,
      { value: number; numerator: number; lower: number; upper: number; inferred: number; unknown: number }
    >;
  }[];
}
interface Timeline {
  items: { from: string; until: string; state: string; inferred: boolean }[];
}

/** The whole path: recording, OPC UA server, gateway, broker, InfluxDB, API; each a real process. */
describe.skipIf(!existsSync(recordings))("the Mazak03 recording through the whole path", () => {
  let influx: Influx;
  let place: Installation;

  const replay = async (file: string, port: number) => {
    const service = startService(process.execPath, [
      "demo/replay.ts",
      join(recordings, file),
      ...["--opcua", String(port), "--machine", "mazak03", "--speed", "full", "--items", "execution,avail"],
    ]);
    await service.printed(/replay done/, 120_000);
    await service.ended();
  };

  beforeAll(async () => {
    influx = await startInflux();
    const port = await freePort();
    const output = await run("demo/replay.ts", [
      join(recordings, "mazak03_2016-11-01_03_signals.txt.gz"),
      ...["--opcua", String(port), "--machine", "mazak03", "--items", "execution,avail", "--print-site"],
    ]);
    const printed = parse(output) as { gateways: { id: string }[]; machines: object[] };
    const site = {
      ...printed,
      cluster: {
        id: "nist",
        name: { ja: "試験場", en: "Test bed" },
        zone: "America/New_York",
        calendar: { hours: "always", closedOnHolidays: false },
      },
      companies: [{ id: "nist", name: "NIST", short: "NIST" }],
      policies: { retention: { influx: "forever" } },
    };
    place = await installation({ site, influxUrl: influx.url });
    await Promise.all([place.startBroker(), place.startApi()]);
    await place.startGateway();
    await replay("mazak03_2016-11-01_03_signals.txt.gz", port);
    await replay("Mazak03-20161107-20161108.raw.txt.gz", port);
    // The last settled intervals are on their way: the spool is empty once the store has them.
    await eventually(
      async () => {
        const metrics = await (await fetch(`${place.gatewayUrl}/metrics`)).text();
        const waiting = [...metrics.matchAll(/^\w*spool_batches\{[^}]*\} (\d+)/gm)];
        return waiting.length > 0 && waiting.every(([, count]) => count === "0");
      },
      "the store has everything",
      60_000,
    );
  }, 240_000);

  afterAll(async () => {
    await place?.[Symbol.asyncDispose]();
    await influx?.[Symbol.asyncDispose]();
  });

  const occupancy = async (from: string, to: string) => {
    const answer = await place.ask<Figures>(
      `/api/v1/utilization?from=${from}&to=${to}&machines=mazak03&figures=utilization,occupancy,faultFree`,
    );
    return answer.rows[0]?.figures ?? {};
  };

  test("gives 2016-11-01 its in-use share with bounds (G6)", async () => {
    const figures = await occupancy("2016-11-01T08:42:17.075Z", "2016-11-01T19:06:12.121Z");
    const share = figures.occupancy;
    expect(share?.value).toBeCloseTo(0.504193, 5);
    expect(share?.lower).toBeCloseTo(0.481568, 5);
    expect(share?.upper).toBeCloseTo(0.511748, 5);
    expect(Math.abs((share?.inferred ?? 0) / SECOND - 559.321)).toBeLessThan(1);
    expect(Math.abs((share?.unknown ?? 0) / SECOND - (1_129.816 - 559.321))).toBeLessThan(1);
    expect(
      Math.abs((share?.numerator ?? 0) / SECOND - (13_138.188 + 4_778.218 + 111.105 + 559.321)),
    ).toBeLessThan(1);
  });

  test("gives 2016-11-01 its seconds in each state, gap by gap (G6)", async () => {
    const timeline = await place.ask<Timeline>(
      "/api/v1/machines/mazak03/timeline?from=2016-11-01T08:42:17.075Z&to=2016-11-01T19:06:12.121Z",
    );
    const seconds: Record<string, number> = {};
    for (const { from, until, state, inferred } of timeline.items) {
      const key = inferred ? "inferred" : state;
      const length = Temporal.Instant.from(until).since(Temporal.Instant.from(from)).total("seconds");
      seconds[key] = (seconds[key] ?? 0) + length;
    }
    const expected = {
      running: 13_138.188,
      held: 4_778.218 + 111.105,
      idle: 15_893.042 + 2_384.678,
      unknown: 1_129.816 - 559.321,
      inferred: 559.321,
    };
    expect(Object.keys(seconds).sort()).toEqual(Object.keys(expected).sort());
    for (const [state, value] of Object.entries(expected)) {
      expect(Math.abs((seconds[state] ?? 0) - value), state).toBeLessThan(1);
    }
  });

  test.each([
    ["2016-11-03T00:00:00Z", "2016-11-04T00:00:00Z", 6_451.166],
    ["2016-11-07T00:00:00Z", "2016-11-08T00:00:00Z", 478.753],
  ])("gives %s its time in use (G7)", async (from, to, expected) => {
    const share = (await occupancy(from, to)).occupancy;
    expect(Math.abs(((share?.numerator ?? 0) - (share?.inferred ?? 0)) / SECOND - expected)).toBeLessThan(1);
  });

  test("has every event of the recording in InfluxDB with its own time", async () => {
    const [count] = await influx.query(
      `SELECT count(text) FROM machine_commons.commons_raw.signal WHERE signal = 'execution'`,
    );
    expect(count?.count).toBeGreaterThan(789);
  });
});
