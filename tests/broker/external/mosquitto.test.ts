import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Aedes } from "aedes";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAck } from "../../../config/wire/ack.ts";
import { buildBatch } from "../../../config/wire/batch.ts";
import { acksTopic, batchTopic } from "../../../config/wire/topics.ts";
import { smallSite } from "../../config/small-site.ts";
import { type Influx, startInflux } from "../../setup/influx.ts";
import type { Mosquitto } from "../../setup/mosquitto.ts";
import { type Service, startService } from "../../setup/service.ts";
import { type TemporaryFolder, temporaryFolder } from "../../setup/temporary-folder.ts";
import { soon } from "../soon.ts";
import { startDocumentedMosquitto } from "./documented-acl.ts";

let mosquitto: Mosquitto;
let influx: Influx;
let place: TemporaryFolder;
beforeAll(async () => {
  mosquitto = await startDocumentedMosquitto(["hall", "other", "api", "intake", "display"]);
  influx = await startInflux();
  place = temporaryFolder();
  writeFileSync(join(place.path, "site.yaml"), smallSite());
});
afterAll(async () => {
  await mosquitto[Symbol.asyncDispose]();
  await influx[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

const startIntake = async (id: string): Promise<Service> => {
  const service = startService(process.execPath, ["broker/main.ts"], {
    SITE_FILE: join(place.path, "site.yaml"),
    DATA_DIR: join(place.path, id),
    INFLUX_URL: `${influx.url}/commons`,
    MQTT_URL: mosquitto.url,
    MQTT_USER: "intake",
    MQTT_PASSWORD: "intake",
    INTAKE_ID: id,
  });
  await service.printed(/takes batches from the external broker/);
  return service;
};
const client = (user: string): Promise<MqttClient> =>
  connectAsync(mosquitto.url, {
    username: user,
    password: user,
    clientId: `${user}:s:b`,
    reconnectPeriod: 0,
  });

const first = Date.now() * 1_000;
const batchOf = (number: number) =>
  buildBatch({
    ...{ version: 1, session: "s", number, lane: "samples" as const, states: [], incidents: [], settled: {} },
    samples: [
      { machine: "mill", signal: "power", t: [first + 2 * number, first + 2 * number + 1], v: [number, -1] },
    ],
  });

test("two intakes share the batches; one killed under load costs nothing", { timeout: 90_000 }, async () => {
  const intakes = { one: await startIntake("one"), two: await startIntake("two") };
  const gateway = await client("hall");
  const total = 3_000;
  const open = new Map<number, number>();
  const stored = new Set<number>();
  const wrong: unknown[] = [];
  gateway.on("message", (_topic, payload) => {
    const ack = parseAck(payload);
    if (ack?.outcome.result === "stored" && ack.outcome.rejected.length === 0) {
      stored.add(ack.number);
      open.delete(ack.number);
    } else if (ack?.outcome.result !== "busy") wrong.push(ack ?? String(payload));
  });
  await gateway.subscribeAsync(acksTopic("hall"), { qos: 1 });
  const send = (number: number) => {
    open.set(number, Date.now());
    gateway.publish(batchTopic("hall", "s", number), batchOf(number), { qos: 1 });
  };
  // What a gateway does: a window of open batches, each sent again when it stays unanswered.
  let next = 0;
  let killed = false;
  while (stored.size < total) {
    while (open.size < 100 && next < total) send(next++);
    for (const [number, sent] of open) if (Date.now() - sent > 1_000) send(number);
    if (!killed && stored.size > total / 3) {
      killed = true;
      await intakes.one.stop("SIGKILL");
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(wrong).toEqual([]);
  const [row] = await influx.query("SELECT count(value) FROM commons_raw.signal", "commons");
  expect(row?.count).toBe(2 * total);
  const arrivals = await influx.query("SELECT * FROM commons_raw.arrival", "commons");
  expect(new Set(arrivals.map((it) => it.intake))).toEqual(new Set(["one", "two"]));
  expect(await intakes.two.stop("SIGTERM")).toBe(0);
  await gateway.endAsync(true);
});

test("the broker going away and coming back needs no restart", { timeout: 60_000 }, async () => {
  const intake = await startIntake("three");
  await mosquitto.kill();
  await mosquitto.start();
  const gateway = await client("hall");
  await gateway.subscribeAsync(acksTopic("hall"), { qos: 1 });
  const answered = new Promise<number | undefined>((resolve) =>
    gateway.on("message", (_topic, payload) => resolve(parseAck(payload)?.number)),
  );
  const again = setInterval(
    () => gateway.publish(batchTopic("hall", "s", 9_000), batchOf(9_000), { qos: 1 }),
    200,
  );
  expect(await answered).toBe(9_000);
  clearInterval(again);
  await gateway.endAsync(true);
  expect(await intake.stop("SIGTERM")).toBe(0);
});

test("the documented ACL lets everyone do the own work and nothing else", async () => {
  const g = (rest: string) => `commons/v1/gateways/${rest}`;
  const clients = { hall: await client("hall"), other: await client("other"), api: await client("api") };
  const [intake, display] = [await client("intake"), await client("display")];
  const booking = "commons/v1/machines/m/booking";
  const seen: string[] = [];
  for (const [user, reader, filters] of [
    ["hall", clients.hall, [g("hall/acks"), g("other/acks"), g("+/status"), g("+/batches/+/+")]],
    ["api", clients.api, [g("+/status"), g("+/machines/+/live"), g("+/batches/+/+"), g("+/acks"), booking]],
    ["display", display, [booking, g("+/machines/+/live"), g("+/status")]],
    ["intake", intake, ["$share/intake/commons/v1/gateways/+/batches/+/+", g("+/status")]],
  ] as const) {
    reader.on("message", (topic) => seen.push(`${user} reads ${topic}`));
    for (const filter of filters) await reader.subscribeAsync(filter, { qos: 1 }).catch(() => {});
  }
  const rest = ["acks", "status", "batches/s/1", "machines/m/live"];
  for (const writer of [clients.hall, display, clients.api, intake]) {
    await writer.publishAsync(booking, "x", { qos: 1 });
    for (const name of ["hall", "other"])
      for (const topic of rest) await writer.publishAsync(g(`${name}/${topic}`), "x", { qos: 1 });
  }
  // The last allowed one of the last writer: all before have been carried by then.
  await soon(() => seen.filter((it) => it.includes("acks")).length).toBe(1);
  expect(new Set(seen)).toEqual(
    new Set([
      `hall reads ${g("hall/acks")}`,
      `api reads ${g("hall/status")}`,
      `api reads ${g("hall/machines/m/live")}`,
      `api reads ${booking}`,
      `display reads ${g("hall/machines/m/live")}`,
      `display reads ${booking}`,
      `intake reads ${g("hall/batches/s/1")}`,
    ]),
  );
  await Promise.all([...Object.values(clients), intake, display].map((it) => it.endAsync(true)));
});

test("an intake with a wrong password says so, keeps trying, and is not ready", async () => {
  const service = startService(process.execPath, ["broker/main.ts"], {
    SITE_FILE: join(place.path, "site.yaml"),
    DATA_DIR: join(place.path, "wrong"),
    MQTT_URL: mosquitto.url,
    MQTT_USER: "intake",
    MQTT_PASSWORD: "wrong",
    BROKER_HTTP_PORT: "0",
  });
  await service.printed(/Connection refused: Not authorized/);
  const [, url = ""] = await service.printed(/(http:\/\/127\.0\.0\.1:\d+\/health\/ready)/);
  const answer = await fetch(url);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { status: "not ready", reasons: ["Connection refused: Not authorized"] },
  ]);
  expect(await service.stop("SIGTERM")).toBe(0);
});

test("a subscription that the broker refuses is told, with what to do", async () => {
  const strict = await Aedes.createBroker({
    authorizeSubscribe: (_client, _filter, done) => done(null, null),
  });
  const server = createServer(strict.handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const service = startService(process.execPath, ["broker/main.ts"], {
    SITE_FILE: join(place.path, "site.yaml"),
    DATA_DIR: join(place.path, "strict"),
    MQTT_URL: `mqtt://127.0.0.1:${(server.address() as { port: number }).port}`,
  });
  await service.printed(/subscription to \$share\S+ is refused; see docs\/external-broker\.md/);
  expect(await service.stop("SIGTERM")).toBe(0);
  server.close();
  strict.close();
});
