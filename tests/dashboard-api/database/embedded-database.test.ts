import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { placeEmbeddedDatabase } from "../../setup/embedded-database.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { smallSiteData } from "../small-site.ts";

const open = (dataFolder: string) => openDatabase({ address: undefined, dataFolder, warn: () => {} });

describe("the embedded database", () => {
  const ready = async () => {
    const folder = temporaryFolder();
    await placeEmbeddedDatabase(folder.path);
    return folder;
  };

  test("belongs to one process: a second one is told so in one sentence and ends", async () => {
    using folder = await ready();
    const database = open(folder.path);
    await database.ready;
    expect(() => open(folder.path)).toThrow(
      /in use by another API process\. Stop that one, .*DATA_DIR.*DATABASE_URL\.$/,
    );
    const site = join(folder.path, "site.yaml");
    writeFileSync(site, JSON.stringify(smallSiteData("Asia/Tokyo")));
    const api = startService(process.execPath, ["dashboard-api/main.ts"], {
      SITE_FILE: site,
      DATA_DIR: folder.path,
      HTTP_PORT: "0",
    });
    expect(await api.ended()).toBe(1);
    expect(api.output().trim().split("\n")).toHaveLength(1);
    expect(api.output()).toMatch(/is in use by another API process/);
    await database.close();
    const next = open(folder.path);
    await next.ping();
    await next.close();
  });

  test("keeps everything it has confirmed when the process is killed, also one that was making it", async () => {
    using folder = temporaryFolder();
    // What is left of a process that was killed while it made the database.
    mkdirSync(join(folder.path, "database/cluster.new/base"), { recursive: true });
    const writer = () =>
      startService(process.execPath, ["tests/dashboard-api/database/writes-until-killed.ts", folder.path]);
    const early = writer();
    await early.stop("SIGKILL");
    const service = writer();
    await service.printed(/committed 50\n/);
    await service.stop("SIGKILL");
    const confirmed = [...service.output().matchAll(/committed (\d+)/g)].length;
    const database = open(folder.path);
    const { rows } = await database.use((db) =>
      sql<{ n: number; last: number }>`SELECT count(*) AS n, max(n) AS last FROM written`.execute(db),
    );
    expect(rows[0]?.n).toBe(rows[0]?.last);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(confirmed);
    await database.close();
  });

  test("does not stall the event loop while it works", async () => {
    using folder = await ready();
    const database = open(folder.path);
    await database.ready;
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    const began = performance.now();
    await database.use((db) => sql`SELECT sum(n) FROM generate_series(1, 2000000) AS n`.execute(db));
    const took = performance.now() - began;
    delays.disable();
    expect(took).toBeGreaterThan(100);
    expect(delays.max / 1e6).toBeLessThan(took / 2);
    await database.close();
  });

  test("is not opened when a newer version of the program has changed it", async () => {
    using folder = await ready();
    const database = open(folder.path);
    await database.use((db) =>
      sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2030-01-01')`.execute(db),
    );
    await database.close();
    const older = open(folder.path);
    await expect(older.ready).rejects.toThrow(
      /belongs to a newer version of this program.*Update the API\.$/,
    );
    await older.close();
  });

  test("is closed before it is made when the process must end", async () => {
    using folder = temporaryFolder();
    const database = open(folder.path);
    await database.close();
    const next = open(folder.path);
    await next.ping();
    await next.close();
  });
});
