import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInfluxWriter, type InfluxWriterSettings } from "../../../broker/stores/influx-writer.ts";
import { StoreUnavailable } from "../../../broker/stores/telemetry-writer.ts";
import { DAY, systemNow } from "../../../config/micros.ts";
import { arrival, entry, state } from "../../contracts/telemetry-records.ts";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { type Influx, startInflux } from "../../setup/influx.ts";
import { networkTo } from "../../setup/network.ts";

const log = pino({ level: "silent" });
let influx: Influx;
let databases = 0;
const newDatabase = () => `d${++databases}`;
const now = systemNow();
const column = (rows: number, first = now) => ({
  machine: "m",
  signal: "s",
  t: Array.from({ length: rows }, (_, row) => first + row),
  v: Array.from({ length: rows }, (_, row) => row),
});

async function writerOf(settings: Partial<InfluxWriterSettings> & { database: string }) {
  const writer = createInfluxWriter({ url: influx.url, retention: "forever", log, ...settings });
  await writer.open();
  return writer;
}
const post = (database: string, lines: string) =>
  fetch(`${influx.url}/write?db=${database}&rp=commons_raw&precision=u`, { method: "POST", body: lines });
const count = async (database: string) =>
  (await influx.query("SELECT count(value) FROM commons_raw.signal", database))[0]?.count;

beforeAll(async () => {
  influx = await startInflux();
});
afterAll(() => influx?.[Symbol.asyncDispose]());

test("the database and its policies are made, and adjusted to a changed retention", async () => {
  const database = newDatabase();
  for (const [retention, duration, shard] of [
    [400 * DAY, "9600h0m0s", "168h0m0s"],
    ["forever", "0s", "168h0m0s"],
    [DAY, "24h0m0s", "1h0m0s"],
    [1, "1h0m0s", "1h0m0s"],
  ] as const) {
    await writerOf({ database, retention });
    const policies = await influx.query("SHOW RETENTION POLICIES", database);
    expect(policies.find(({ name }) => name === "commons_raw")).toMatchObject({
      duration,
      shardGroupDuration: shard,
    });
    expect(policies.find(({ name }) => name === "commons_kept")).toMatchObject({ duration: "0s" });
  }
});

test("points in conflict with a field's type are found among thousands, whatever else is wrong", async () => {
  const database = newDatabase();
  const writer = await writerOf({ database, retention: 30 * DAY });
  // Somebody wrote integers into the shard of today.
  expect((await post(database, `signal,machine=x,signal=x value=1i ${now}`)).status).toBe(204);
  const yesterweek = now - 9 * DAY;
  const mixed = { machine: "m", signal: "s", t: [now, yesterweek, now + 1, 5], v: [1, 2, "text", 4] };
  const stored = await writer.write([
    entry({ samples: [column(6_000, yesterweek)], states: [state("m")] }),
    entry({ samples: [mixed, column(4_000)] }),
  ]);
  const conflict = expect.stringMatching(
    /^field type conflict: .* is type float, already exists as type integer$/,
  );
  expect(stored).toEqual([
    { rejected: [] },
    {
      rejected: [
        { list: "samples", index: 0, rows: [0, 1], reason: conflict },
        { list: "samples", index: 0, rows: [3, 4], reason: "points beyond retention policy" },
        { list: "samples", index: 1, reason: conflict },
      ],
    },
  ]);
  const where = `time >= ${yesterweek}u AND time < ${yesterweek + DAY}u`;
  const rows = await influx.query(`SELECT value FROM commons_raw.signal WHERE ${where}`, database);
  expect(rows.length).toBe(6_000);
  expect(await influx.query("SELECT text FROM commons_raw.signal", database)).toHaveLength(1);
});

test("a database or policy that somebody drops is made again", async () => {
  const database = newDatabase();
  const writer = await writerOf({ database });
  for (const drop of [
    `DROP DATABASE ${database}`,
    `DROP RETENTION POLICY commons_raw ON ${database}`,
    `DROP RETENTION POLICY commons_kept ON ${database}`,
  ]) {
    await fetch(`${influx.url}/query`, { method: "POST", body: new URLSearchParams({ q: drop }) });
    const arrivals = [arrival("m")];
    // Its first answer is a passing "engine is closed".
    const write = () => writer.write([entry({ samples: [column(3)], arrivals })]);
    expect(await eventually(write, "InfluxDB has let go of what was dropped")).toEqual([{ rejected: [] }]);
    expect(await count(database)).toBe(3);
    expect(await influx.query("SELECT * FROM commons_raw.arrival", database)).toHaveLength(1);
  }
});

test("compressed and plain requests store the same", async () => {
  for (const gzip of [true, false]) {
    const database = newDatabase();
    await (await writerOf({ database, gzip })).write([entry({ samples: [column(500)] })]);
    expect(await count(database)).toBe(500);
  }
});

test("tags that need escapes come back as they were, and those that cannot be told are rejected", async () => {
  const database = newDatabase();
  const writer = await writerOf({ database });
  const intake = "a b,c=d\\e";
  const bad = state("line\nbreak");
  expect(
    await writer.write([entry({ states: [state("m"), bad], arrivals: [arrival("m", { intake })] })]),
  ).toEqual([
    {
      rejected: [{ list: "states", index: 1, reason: expect.stringMatching(/^a tag can be neither empty/) }],
    },
  ]);
  const [row] = await influx.query('SELECT intake, settled, "from" FROM commons_raw.arrival', database);
  expect(row).toMatchObject({ intake });
  expect(await influx.query("SELECT state FROM commons_kept.state", database)).toHaveLength(1);
});

test("an InfluxDB that is away at the start is prepared once it is there", async () => {
  await using later = await startInflux();
  await later.stop();
  const writer = await writerOf({ url: later.url, database: "d" });
  await expect(writer.write([entry({ samples: [column(1)] })])).rejects.toThrow(/does not answer/);
  await later.start();
  expect(await writer.write([entry({ samples: [column(1)] })])).toEqual([{ rejected: [] }]);
});

test("an InfluxDB that hangs is unavailable after the time-out, without trying every part", async () => {
  await using network = await networkTo(Number(new URL(influx.url).port));
  const database = newDatabase();
  const writer = await writerOf({ url: `http://127.0.0.1:${network.port}`, database, timeout: 1_500 });
  network.freeze();
  const began = performance.now();
  await expect(writer.write([entry({ samples: [column(30_000)] })])).rejects.toThrow(StoreUnavailable);
  expect(performance.now() - began).toBeLessThan(2_900);
  network.mend();
  expect(await writer.write([entry({ samples: [column(30_000)] })])).toEqual([{ rejected: [] }]);
  expect(await count(database)).toBe(30_000);
});

test("nobody listening is unavailable, and no operator's fault", async () => {
  const writer = await writerOf({
    url: `http://127.0.0.1:${await freePort()}`,
    database: "d",
    timeout: 2_000,
  });
  await expect(writer.ping()).rejects.toMatchObject({ name: "StoreUnavailable", operator: false });
});
