import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createInfluxWriter } from "../../../broker/stores/influx-writer.ts";
import { entry } from "../../contracts/telemetry-records.ts";
import { startInflux } from "../../setup/influx.ts";

const log = pino({ level: "silent" });
const samples = [{ machine: "m", signal: "s", t: [1, 2, 3], v: ["a", "b", "c"] }];

test("with authorization on, who may write writes, and who may not learns that an operator must act", async () => {
  await using influx = await startInflux({ auth: true });
  const admin = `Basic ${Buffer.from("root:secret").toString("base64")}`;
  const ask = async (q: string) => {
    const headers = { authorization: admin };
    const answer = await fetch(`${influx.url}/query`, {
      method: "POST",
      headers,
      body: new URLSearchParams({ q }),
    });
    expect(await answer.json(), q).not.toMatchObject({ error: expect.anything() });
  };
  const writerOf = async (user?: string, password?: string) => {
    const who = user === undefined ? {} : { user, password: password ?? "" };
    const writer = createInfluxWriter({ url: influx.url, database: "d", retention: "forever", log, ...who });
    await writer.open();
    return writer;
  };
  const operator = { name: "StoreUnavailable", operator: true };

  await expect((await writerOf()).write([entry({ samples })])).rejects.toMatchObject(operator);
  await ask("CREATE USER root WITH PASSWORD 'secret' WITH ALL PRIVILEGES");
  await ask("CREATE USER plain WITH PASSWORD 'plain'");
  await expect((await writerOf()).write([entry({ samples })])).rejects.toMatchObject(operator);
  await expect((await writerOf("root", "wrong")).write([entry({ samples })])).rejects.toMatchObject(operator);

  // May not create the database, and nobody else has.
  const plain = await writerOf("plain", "plain");
  await expect(plain.write([entry({ samples })])).rejects.toMatchObject(operator);
  expect(await (await writerOf("root", "secret")).write([entry({ samples })])).toEqual([{ rejected: [] }]);
  await expect(plain.write([entry({ samples })])).rejects.toMatchObject(operator);
  await ask("GRANT WRITE ON d TO plain");
  expect(await plain.write([entry({ samples })])).toEqual([{ rejected: [] }]);

  const { host } = new URL(influx.url);
  const url = `http://plain:plain@${host}`;
  const writer = createInfluxWriter({ url, database: "d", retention: "forever", log });
  expect(await writer.write([entry({ samples })])).toEqual([{ rejected: [] }]);
});

/** A proxy before InfluxDB that lets nothing through beyond so many bytes. */
async function narrowProxy(most: number) {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      if (!request.url?.startsWith("/write")) return void response.end('{"results":[{}]}');
      response.statusCode = body.length > most ? 413 : 204;
      if (response.statusCode === 204) received.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received, [Symbol.dispose]: () => void server.close() };
}

test("a request that is too large is split, and what is too large by itself is rejected", async () => {
  using proxy = await narrowProxy(200);
  const writer = createInfluxWriter({ url: proxy.url, database: "d", retention: "forever", log });
  const t = Array.from({ length: 40 }, (_, row) => row);
  const v = t.map((row) => (row === 7 ? "x".repeat(300) : row));
  expect(await writer.write([entry({ samples: [{ machine: "m", signal: "s", t, v }] })])).toEqual([
    { rejected: [{ list: "samples", index: 0, rows: [7, 8], reason: "larger than the store takes" }] },
  ]);
  expect(proxy.received.join("").trim().split("\n")).toHaveLength(39);
});
