import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import mqtt from "mqtt";
import { describe, expect, test } from "vitest";
import { systemNow } from "../../config/micros.ts";
import { buildLive } from "../../config/wire/live.ts";
import { liveTopic } from "../../config/wire/topics.ts";
import { startReadableInflux, startReadableSqlite } from "../contracts/readable-stores.ts";
import { placeEmbeddedDatabase } from "../setup/embedded-database.ts";
import { eventually } from "../setup/eventually.ts";
import { freePort } from "../setup/free-port.ts";
import { startMosquitto } from "../setup/mosquitto.ts";
import { startService } from "../setup/service.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { live } from "./app-under-test.ts";
import { smallSiteData } from "./small-site.ts";

const start = (environment: NodeJS.ProcessEnv) =>
  startService(process.execPath, ["dashboard-api/main.ts"], environment);

function folders() {
  const place = temporaryFolder();
  const data = join(place.path, "data");
  mkdirSync(data);
  const site = join(place.path, "site.yaml");
  // JSON is YAML.
  writeFileSync(site, JSON.stringify(smallSiteData("Asia/Tokyo")));
  return { data, site, [Symbol.dispose]: () => place[Symbol.dispose]() };
}

describe("the API as a process", () => {
  test.each([
    ["the embedded store", startReadableSqlite],
    ["InfluxDB", startReadableInflux],
  ])("serves machines, timelines and health from %s, and ends cleanly", async (_, startStore) => {
    using folder = folders();
    await using broker = await startMosquitto();
    await using store = await startStore();
    const port = await freePort();
    const data = "folder" in store ? (store.folder as string) : folder.data;
    await placeEmbeddedDatabase(data);
    const api = start({
      SITE_FILE: folder.site,
      HTTP_PORT: String(port),
      MQTT_URL: broker.url,
      DEMO: "1",
      API_TOKENS_FILE: join(folder.data, "tokens.json"),
      DATA_DIR: data,
      ...("url" in store ? { INFLUX_URL: `${store.url}/machine_commons` } : {}),
    });
    await api.printed(/dashboard-api ready/);
    const get = async (path: string, token = "demo-committee") => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { status: answer.status, body: (await answer.json()) as { items: { state: string }[] } };
    };
    await eventually(async () => (await get("/health/ready")).status === 200, "ready");
    const now = systemNow();
    const gateway = await mqtt.connectAsync(broker.url);
    await gateway.publishAsync(
      liveTopic("hall", "mill"),
      buildLive(live({ since: now - 60e6, confirmedAt: now })),
      { qos: 1, retain: true },
    );
    await gateway.endAsync();
    await eventually(
      async () => (await get("/api/v1/machines")).body.items[0]?.state === "running",
      "the live state",
    );
    const timeline = await get(
      `/api/v1/machines/mill/timeline?from=${new Date(now / 1_000 - 120_000).toISOString()}` +
        `&to=${new Date(now / 1_000 + 60_000).toISOString()}`,
    );
    expect(timeline.body.items.map((it) => it.state)).toEqual(["unknown", "running", "unknown"]);
    expect((await get("/api/v1/machines", "wrong")).status).toBe(401);
    const signal = await get(
      "/api/v1/machines/mill/signals/load?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&reason=test",
    );
    expect(signal.status).toBe(200);
    const audit = await get(
      `/api/v1/audit?from=${new Date(now / 1_000 - 120_000).toISOString()}` +
        `&to=${new Date(now / 1_000 + 3_600_000).toISOString()}`,
    );
    expect(audit.body.items).toEqual([
      expect.objectContaining({
        action: "signals.read",
        reason: "test",
        name: "demo committee",
        address: "127.0.0.1",
      }),
    ]);
    const listening = fetch(`http://127.0.0.1:${port}/api/v1/live`, {
      headers: { authorization: "Bearer demo-committee" },
    });
    await (await listening).body?.getReader().read();
    expect(await api.stop("SIGTERM")).toBe(0);
    expect(api.output()).not.toContain("demo-committee");
  });

  test("says in one sentence that the port is taken", async () => {
    using folder = folders();
    await placeEmbeddedDatabase(folder.data);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const api = start({ SITE_FILE: folder.site, DATA_DIR: folder.data, HTTP_PORT: String(port) });
    expect(await api.ended()).toBe(1);
    expect(api.output()).toContain(`The port 127.0.0.1:${port} is taken`);
    expect(api.output()).not.toMatch(/\n\s+at /);
    other.close();
  });

  test.each([
    ["no site file", { SITE_FILE: "" }, /SITE_FILE must be the path of the site file/],
    ["a site file that is not there", { SITE_FILE: "/nowhere.yaml" }, /nowhere.yaml/],
  ])("says in one sentence that there is %s", async (_, environment, message) => {
    using folder = folders();
    const api = start({ DATA_DIR: folder.data, HTTP_PORT: "0", ...environment });
    expect(await api.ended()).toBe(1);
    expect(api.output()).toMatch(message);
    expect(api.output()).not.toMatch(/\n\s+at /);
  });
});
