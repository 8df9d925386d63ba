import { copyFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { HOUR, SECOND } from "../../../config/micros.ts";
import { sqliteSchemaVersion, sqliteTables, telemetryFile } from "../../../config/store/sqlite-schema.ts";
import { createSqliteReader } from "../../../dashboard-api/stores/sqlite-reader.ts";
import { StoreUnreadable } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

function makeFile(path: string, samples: number, value: (index: number) => number): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode=WAL; ${sqliteTables}; PRAGMA user_version=${sqliteSchemaVersion};
    INSERT INTO series VALUES (1, 'mill', 'load'); BEGIN`);
  const insert = db.prepare("INSERT INTO sample VALUES (1, ?, ?, NULL)");
  for (let i = 0; i < samples; i += 1) insert.run(i * SECOND, value(i));
  db.exec("COMMIT");
  return db;
}

const valuesOf = async (reader: ReturnType<typeof createSqliteReader>) =>
  (await reader.samples("mill", "load", 0, HOUR, 9)).map((it) => it.v);

describe("the reader of the embedded store", () => {
  test("says that the file does not exist yet, and reads it once it does", async () => {
    using folder = temporaryFolder();
    const reader = createSqliteReader({ folder: folder.path });
    await reader.open();
    await expect(reader.ping()).rejects.toThrow(/does not exist yet.*start the broker/);
    makeFile(join(folder.path, telemetryFile), 1, () => 5).close();
    expect(await valuesOf(reader)).toEqual([5]);
    await reader.close();
  });

  test("sees what the broker writes while it reads", async () => {
    using folder = temporaryFolder();
    const db = makeFile(join(folder.path, telemetryFile), 1, () => 5);
    const reader = createSqliteReader({ folder: folder.path });
    expect(await valuesOf(reader)).toEqual([5]);
    db.exec("INSERT INTO sample VALUES (1, 7, 6.0, NULL)");
    expect(await valuesOf(reader)).toEqual([5, 6]);
    db.close();
    expect(await valuesOf(reader)).toEqual([5, 6]);
    await reader.close();
  });

  test("reads the new file when a restore has put one in the old one's place", async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, telemetryFile);
    makeFile(path, 2, () => 1).close();
    const backup = join(folder.path, "backup.sqlite");
    makeFile(backup, 1, () => 9).close();
    const reader = createSqliteReader({ folder: folder.path });
    expect(await valuesOf(reader)).toEqual([1, 1]);
    copyFileSync(backup, `${path}.new`);
    renameSync(`${path}.new`, path);
    expect(await valuesOf(reader)).toEqual([9]);
    await reader.close();
  });

  test.each([
    ["of a newer version", "PRAGMA user_version=99", /its version is 99, this program reads up to 1/],
    ["without its tables", "DROP TABLE sample", /no such table/],
  ])("refuses a file %s", async (_, damage, message) => {
    using folder = temporaryFolder();
    const db = makeFile(join(folder.path, telemetryFile), 1, () => 1);
    db.exec(damage);
    db.close();
    const reader = createSqliteReader({ folder: folder.path });
    await expect(reader.ping()).rejects.toThrow(message);
    await expect(reader.ping()).rejects.toThrow(StoreUnreadable);
    await reader.close();
    await expect(reader.ping()).rejects.toThrow(StoreUnreadable);
  });

  test("draws a million samples in 300 ms and leaves the event loop free meanwhile", async () => {
    using folder = temporaryFolder();
    const samples = 1_000_000;
    makeFile(join(folder.path, telemetryFile), samples, (i) => Math.sin(i / 1_000) + (i % 7)).close();
    const reader = createSqliteReader({ folder: folder.path });
    const took: number[] = [];
    const stalls: number[] = [];
    // Processor time, and the best of several rounds: other processes share the cores.
    for (let round = 0; round < 5; round += 1) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const start = process.cpuUsage();
      const buckets = await reader.buckets("mill", "load", 0, samples * SECOND, (samples / 500) * SECOND);
      const used = process.cpuUsage(start);
      took.push((used.user + used.system) / 1_000);
      delay.disable();
      stalls.push(delay.max / 1e6);
      expect(buckets).toHaveLength(500);
      expect(buckets.reduce((sum, it) => sum + it.count, 0)).toBe(samples);
    }
    expect(Math.min(...took)).toBeLessThan(300);
    expect(Math.min(...stalls)).toBeLessThan(50);
    await reader.close();
  });
});
