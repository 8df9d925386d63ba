import { renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createSqliteWriter } from "../../../broker/stores/sqlite-writer.ts";
import { DAY, HOUR } from "../../../config/micros.ts";
import { telemetryFile } from "../../../config/store/sqlite-schema.ts";
import { arrival, entry, state } from "../../contracts/telemetry-records.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const log = pino({ level: "silent" });
const today = 1_700_000_000_000_000;
const column = (rows: number, first: number, signal = "s") => ({
  machine: "m",
  signal,
  t: Array.from({ length: rows }, (_, row) => first + row),
  v: Array.from({ length: rows }, (_, row) => row * 1.1),
});

function read(folder: string, text: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, telemetryFile), { readOnly: true });
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
}

test("old samples go in small steps, the space comes back, and states stay", async () => {
  using place = temporaryFolder();
  let now = today;
  let step = () => {};
  const waits: number[] = [];
  const writer = createSqliteWriter({
    folder: place.path,
    retention: 30 * DAY,
    log,
    now: () => now,
    later: (work, milliseconds) => {
      step = work;
      waits.push(milliseconds);
      return () => {};
    },
  });
  await writer.open();
  const samples = [column(30_000, today, "a"), column(30_000, today, "b"), column(10, today + 20 * DAY, "a")];
  const states = [state("m", { from: today, until: today + HOUR })];
  await writer.write([entry({ samples, states, arrivals: [arrival("m", { t: today })] })]);
  const rows = () => read(place.path, "SELECT count(*) AS rows FROM sample")[0]?.rows as number;
  const pages = () => read(place.path, "PRAGMA page_count")[0]?.page_count as number;
  const full = pages();

  const round = () => {
    const seen: number[] = [];
    do {
      step();
      seen.push(rows());
    } while ((waits.at(-1) ?? 0) < 60_000);
    return seen;
  };
  expect(round().at(-1)).toBe(60_010);
  now = today + 31 * DAY;
  const seen = round();
  expect(seen.every((left, index) => (seen[index - 1] ?? 60_010) - left <= 2_000)).toBe(true);
  expect(rows()).toBe(10);
  expect(pages()).toBeLessThan(full / 10);
  expect(read(place.path, "SELECT * FROM state")).toHaveLength(1);
  expect(read(place.path, "SELECT * FROM arrival")).toHaveLength(0);
  await writer.close();
});

test("a full store takes nothing, asks for an operator, and loses nothing that it had", async () => {
  using place = temporaryFolder();
  const writer = createSqliteWriter({ folder: place.path, retention: "forever", log, maxBytes: 400_000 });
  await writer.open();
  await writer.write([entry({ samples: [column(2_000, 1, "kept")] })]);
  const more = () => writer.write([entry({ samples: [column(50_000, 1, "more")] })]);
  await expect(more()).rejects.toMatchObject({ name: "StoreUnavailable", operator: true });
  await writer.close();
  const kept = "SELECT count(*) AS rows FROM sample JOIN series ON id = series WHERE signal = 'kept'";
  expect(read(place.path, kept)[0]?.rows).toBe(2_000);

  // With room again the same writer would go on; a series first named in a failed write is named again.
  const roomy = createSqliteWriter({ folder: place.path, retention: "forever", log });
  await roomy.open();
  await roomy.write([entry({ samples: [column(50_000, 1, "more")] })]);
  expect(read(place.path, "SELECT count(*) AS rows FROM sample")[0]?.rows).toBe(52_000);
  await roomy.close();
});

test("a series first named in a write that was rolled back is made anew", async () => {
  using place = temporaryFolder();
  const writer = createSqliteWriter({ folder: place.path, retention: "forever", log, busyTimeout: 10 });
  await writer.open();
  const wrong = entry({ samples: [column(1, 1, "new")], states: [state("m", { from: 1.5 })] });
  await expect(writer.write([wrong])).rejects.toThrow(/SQLite/);
  await writer.write([entry({ samples: [column(1, 1, "other"), column(1, 1, "new")] })]);
  const names = read(place.path, "SELECT signal FROM sample JOIN series ON id = series ORDER BY signal");
  expect(names.map(({ signal }) => signal)).toEqual(["new", "other"]);
  await writer.close();
});

test("a file of a newer version, one that is no database and a folder that is a file are refused", async () => {
  using place = temporaryFolder();
  const open = (folder: string) => createSqliteWriter({ folder, retention: "forever", log }).open();
  const file = join(place.path, telemetryFile);
  const newer = new DatabaseSync(file);
  newer.exec("PRAGMA user_version = 99");
  newer.close();
  await expect(open(place.path)).rejects.toThrow(/newer version.*upgrade the broker/);
  writeFileSync(file, "no database".repeat(1_000));
  await expect(open(place.path)).rejects.toMatchObject({ name: "StoreUnavailable", operator: true });
  await expect(open(file)).rejects.toThrow(/cannot make the data folder/);
});

test("others have their turn during a large write", async () => {
  using place = temporaryFolder();
  const writer = createSqliteWriter({ folder: place.path, retention: "forever", log });
  await writer.open();
  let isDone = false;
  let turns = 0;
  const write = writer.write([entry({ samples: [column(100_000, 1)] })]).then(() => {
    isDone = true;
  });
  while (!isDone) {
    turns += 1;
    await nextTurn();
  }
  await write;
  expect(turns).toBeGreaterThan(20);
  await writer.close();
});

test("whatever was answered before a kill is in the file", async () => {
  using place = temporaryFolder();
  const script = join(import.meta.dirname, "sqlite-writer-until-killed.ts");
  const child = startService(process.execPath, [script, place.path]);
  await child.printed(/stored 2[0-9]\n/);
  await child.stop("SIGKILL");
  const last = Number(/stored (\d+)\n[^\n]*$/.exec(child.output())?.[1]);
  expect(last).toBeGreaterThanOrEqual(20);
  const writer = createSqliteWriter({ folder: place.path, retention: "forever", log });
  await writer.open();
  const [{ rows } = {}] = read(
    place.path,
    `SELECT count(*) AS rows FROM sample WHERE t <= ${last * 1_000 + 999}`,
  );
  expect(rows).toBe((last + 1) * 1_000);
  expect(read(place.path, "PRAGMA integrity_check")[0]?.integrity_check).toBe("ok");
  expect(statSync(join(place.path, telemetryFile)).size).toBeGreaterThan(0);
  await writer.close();
});

test("nothing is acknowledged once its file was removed or replaced", async () => {
  using place = temporaryFolder();
  const file = join(place.path, telemetryFile);
  const writer = createSqliteWriter({ folder: place.path, retention: "forever", log });
  await writer.open();
  await writer.write([entry({ samples: [column(1, today)] })]);
  const gone = /was removed or replaced while it was in use; restart the broker/;
  renameSync(file, `${file}.away`);
  await expect(writer.write([entry({ samples: [column(1, today + 1)] })])).rejects.toThrow(gone);
  await expect(writer.ping()).rejects.toThrow(gone);
  writeFileSync(file, "");
  await expect(writer.write([entry({ samples: [column(1, today + 2)] })])).rejects.toThrow(gone);
  await writer.close();
});
