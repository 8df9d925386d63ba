import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { createInfluxReader } from "../../../dashboard-api/stores/influx-reader.ts";
import { StoreUnreadable } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { startReadableInflux } from "../../contracts/readable-stores.ts";
import { base } from "../../contracts/telemetry-reader.ts";
import { startInflux } from "../../setup/influx.ts";

describe("the reader of InfluxDB", () => {
  test("says what is missing, and how it comes to be", async () => {
    await using influx = await startInflux();
    const reader = createInfluxReader({ url: influx.url, database: "machine_commons" });
    await expect(reader.ping()).rejects.toThrow(/database not found.*start the broker/);
    await fetch(`${influx.url}/query`, {
      method: "POST",
      body: new URLSearchParams({ q: "CREATE DATABASE machine_commons" }),
    });
    await expect(reader.ping()).rejects.toThrow(/retention policy not found.*start the broker/);
  });

  test("says that the password is wrong, without telling it", async () => {
    await using influx = await startInflux({ auth: true });
    const q = "CREATE USER admin WITH PASSWORD 'right' WITH ALL PRIVILEGES";
    await fetch(`${influx.url}/query`, { method: "POST", body: new URLSearchParams({ q }) });
    const place = { url: influx.url, database: "machine_commons", user: "admin" };
    const refused = createInfluxReader({ ...place, password: "s3cret" }).ping();
    await expect(refused).rejects.toThrow(/Check the user and password of INFLUX_URL/);
    await expect(refused).rejects.not.toThrow(/s3cret/);
    await expect(createInfluxReader({ ...place, password: "right" }).ping()).rejects.toThrow(
      /database not found/,
    );
  });

  test.each([
    ["never answers", ""],
    ["breaks off in the middle", 'HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{"results":['],
    ["answers with something else", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"],
    ["fails", "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n"],
    [
      "cuts the answer short",
      `HTTP/1.1 200 OK\r\ncontent-length: 77\r\n\r\n{"results":[{"series":[{"columns":["time"],"values":[[1]],"partial":true}]}]} `,
    ],
  ])("gives up in time on a server that %s", async (_, answer) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        socket.write(answer);
        if (answer.includes("999")) setImmediate(() => socket.destroy());
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const reader = createInfluxReader({ url: `http://127.0.0.1:${port}`, database: "d", timeout: 300 });
    await expect(reader.ping()).rejects.toThrow(StoreUnreadable);
    server.close();
  });

  test("reads 400 days of states as one, whatever slices it takes", async () => {
    await using store = await startReadableInflux();
    const states = Array.from({ length: 400 * 24 }, (_, hour): StateInterval => {
      const from = base - 400 * DAY + hour * HOUR;
      return { machine: "mill", derivation: 0, rules: "r", state: "idle", from, until: from + HOUR };
    });
    await store.writer.write([{ samples: [], states, incidents: [], arrivals: [] }]);
    expect(await store.reader.states("mill", base - 400 * DAY, base)).toEqual(states);
  });

  test("binds names: what looks like InfluxQL is a name like any other", async () => {
    await using store = await startReadableInflux();
    const evil = "x' OR time > 0; DROP DATABASE machine_commons; --";
    expect(await store.reader.samples(evil, evil, 0, base, 10)).toEqual([]);
    expect(await store.reader.states("\\'", 0, DAY)).toEqual([]);
    await store.reader.ping();
  });
});
