import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { HOUR, rfc3339FromMicros } from "../../../config/micros.ts";
import { telemetryFile } from "../../../config/store/sqlite-schema.ts";
import { startReadableInflux, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { entry } from "../../contracts/telemetry-records.ts";
import { startService } from "../../setup/service.ts";
import { base, millSite, millSiteData, recordedBy, runningAbove, workday } from "./mill.ts";
import { shown } from "./run-rederive.ts";

/** Days enough for a run to be met while it writes. */
const days = 15;
const from = base - days * 24 * HOUR;
const hours = [rfc3339FromMicros(from + HOUR), rfc3339FromMicros(base + 4 * HOUR)] as const;

describe("npm run rederive on the embedded store", () => {
  let store: Awaited<ReturnType<typeof startReadableSqlite>>;
  let siteFile: string;

  beforeAll(async () => {
    store = await startReadableSqlite();
    siteFile = join(store.folder, "site.yaml");
    writeFileSync(siteFile, stringify(millSiteData(runningAbove(0.6))));
    const messages = workday(days * 24 + 6).map(([t, values]) => [t - days * 24 * HOUR, values] as const);
    await store.writer.write([recordedBy(millSite(runningAbove(1)), messages)]);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const start = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
    startService(process.execPath, ["tools/rederive/main.ts", ...args], {
      DATA_DIR: store.folder,
      ...environment,
    });
  const run = async (args: string[], environment: NodeJS.ProcessEnv = {}) => {
    const service = start(args, environment);
    return { code: await service.ended(), output: service.output() };
  };
  const window = ["--machine", "mill", "--from", hours[0], "--to", hours[1]];
  const derivations = () => {
    const database = new DatabaseSync(join(store.folder, telemetryFile), { readOnly: true });
    const rows = database.prepare(
      "SELECT derivation, count(*) AS n FROM state WHERE machine = 'mill' GROUP BY 1",
    );
    const counts = rows.all() as { derivation: number; n: number }[];
    database.close();
    return new Map(counts.map(({ derivation, n }) => [derivation, n]));
  };

  test.each([
    ["without arguments", [], /^Say what to derive again: --machine, --from and --to\.\nnpm run rederive --/],
    ["with an unknown option", ["--oops"], /^Unknown option '--oops'/],
    [
      "with a time without offset",
      [...window, "--to", "2026-04-01T00:00"],
      /^--to must be a time with an offset/,
    ],
    ["with a reversed window", [...window, "--to", hours[0]], /^--to must be after --from\./],
    [
      "for an unknown machine",
      [...window, "--machine", "mil"],
      /^The site file has no machine mil; it has: mill\.$/,
    ],
  ])("ends with code 1 and one sentence %s", async (_, args, sentence) => {
    const { code, output } = await run([...args, ...(args.length > 1 ? ["--site", siteFile] : [])]);
    expect(output.trim()).toMatch(sentence);
    expect(output).not.toContain("    at ");
    expect(code).toBe(1);
  });

  test("says so when the store is not there", async () => {
    const empty = join(store.folder, "empty");
    mkdirSync(empty);
    const sqlite = await run([...window, "--site", siteFile], { DATA_DIR: empty });
    expect(sqlite).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^The telemetry file .* does not exist yet/),
    });
    const influx = await run([...window, "--site", siteFile], { INFLUX_URL: "http://127.0.0.1:9/x" });
    expect(influx).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^InfluxDB at .* cannot be read/),
    });
    const nowhere = await run(window, { SITE_FILE: "" });
    expect(nowhere).toMatchObject({ code: 1, output: expect.stringContaining("named by --site") });
  });

  test("a dry run prints the comparison in both languages", async () => {
    const { code, output } = await run([...window, "--dry-run"], { SITE_FILE: siteFile });
    expect(code).toBe(0);
    expect(output).toMatch(/状態 state +変更前 before \(s\) +変更後 after \(s\) +差 difference \(s\)/);
    expect(output).toMatch(/^運転 running +\d+\.000 +\d+\.000 +\+\d+\.000$/m);
    expect(output).toContain("Dry run: nothing was written; it would be derivation 1.");
    expect([...derivations().keys()]).toEqual([0]);
  });

  test.each([
    ["asked to stop", "SIGINT", 1, 130],
    ["killed", "SIGKILL", 2, null],
  ] as const)(
    "a run %s while it writes leaves nothing to be seen, and the next takes another number",
    async (_, signal, derivation, code) => {
      const before = await shown(store.reader, from, base + 6 * HOUR);
      const service = start([...window, "--site", siteFile]);
      while (service.running && !derivations().has(derivation)) await pause(2);
      expect(await service.stop(signal)).toBe(code);
      const stopped = `Stopped. What was written of derivation ${derivation} is not shown`;
      expect(service.output()).toContain(signal === "SIGINT" ? stopped : "");
      expect(await shown(store.reader, from, base + 6 * HOUR)).toEqual(before);
      const { output } = await run([...window, "--site", siteFile, "--dry-run"]);
      expect(output).toContain(`would be derivation ${derivation + 1}.`);
    },
  );

  test("with INFLUX_URL it reads and writes InfluxDB", async () => {
    await using influx = await startReadableInflux();
    await influx.writer.write([recordedBy(millSite(runningAbove(1)), workday())]);
    const lately = ["--machine", "mill", "--from", rfc3339FromMicros(base + HOUR), "--to", hours[1]];
    const { code, output } = await run([...lately, "--site", siteFile], { INFLUX_URL: influx.url });
    expect(output).toContain("Written as derivation 1;");
    expect(code).toBe(0);
    const timeline = await shown(influx.reader, base + HOUR, base + 2 * HOUR);
    expect(timeline).toEqual(["idle 3600-4800", "running 4800-7200"]);
  });

  test("it writes beside a broker that goes on writing, and is seen whole", async () => {
    let isDone = false;
    const service = run([...window, "--site", siteFile]).finally(() => {
      isDone = true;
    });
    let written = 0;
    for (; !isDone; written += 1) {
      const t = Array.from({ length: 500 }, (_, i) => base + written * 1_000 + i);
      const v = t.map(() => 1);
      const [stored] = await store.writer.write([
        entry({ samples: [{ machine: "lathe", signal: "x", t, v }] }),
      ]);
      expect(stored?.rejected).toEqual([]);
      await pause(5);
    }
    const { code, output } = await service;
    expect(output).toContain("Written as derivation 3; earlier versions are kept.");
    expect(code).toBe(0);
    expect(written).toBeGreaterThan(5);
    expect(derivations().get(3) ?? 0).toBeGreaterThan(derivations().get(2) ?? 0);
    const again = await run([...window, "--site", siteFile]);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining("Nothing would change") });
    expect([...derivations().keys()]).toEqual([0, 1, 2, 3]);
  });
});
