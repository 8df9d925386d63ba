import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { readEnvironment } from "../../broker/settings.ts";
import { telemetryFile } from "../../config/store/sqlite-schema.ts";
import { parseAck } from "../../config/wire/ack.ts";
import { acksTopic, batchTopic } from "../../config/wire/topics.ts";
import { soon } from "./soon.ts";
import { type BrokerProcess, brokerProcess, numberedBatch } from "./start-process.ts";

function storedValues({ folder }: BrokerProcess): number[] {
  using database = new DatabaseSync(join(folder, telemetryFile), { readOnly: true });
  return database
    .prepare("SELECT v FROM sample ORDER BY t")
    .all()
    .map((row) => Number(row.v));
}

test("SIGTERM in the middle of the load: every acknowledged batch is stored, and it ends with code 0", async () => {
  await using broker = await brokerProcess();
  broker.start();
  await broker.ready();
  const gateway = await broker.gateway();
  const stored: number[] = [];
  gateway.on("message", (_topic, payload) => {
    const ack = parseAck(payload);
    if (ack?.outcome.result === "stored") stored.push(ack.number);
  });
  await gateway.subscribeAsync(acksTopic("hall"), { qos: 1 });
  let number = 0;
  const pouring = setInterval(() => {
    for (; number < stored.length + 200; number += 1)
      gateway.publish(batchTopic("hall", "s", number), numberedBatch(number), { qos: 1 });
  }, 1);
  await soon(() => stored.length, { timeout: 15_000 }).toBeGreaterThan(500);
  const code = await broker.service.stop("SIGTERM");
  clearInterval(pouring);
  expect(code).toBe(0);
  const values = storedValues(broker);
  expect(new Set(values).isSupersetOf(new Set(stored))).toBe(true);
  // What was taken before the end was also answered: no acknowledgement was cut off.
  expect(values.length).toBe(stored.length);
  await gateway.endAsync(true);
});

test("killed and started again, it keeps what it had acknowledged", async () => {
  await using broker = await brokerProcess();
  broker.start();
  await broker.ready();
  const gateway = await broker.gateway();
  const acks: number[] = [];
  gateway.on("message", (_topic, payload) => acks.push(parseAck(payload)?.number ?? -1));
  await gateway.subscribeAsync(acksTopic("hall"), { qos: 1 });
  for (let number = 0; number < 200; number += 1)
    gateway.publish(batchTopic("hall", "s", number), numberedBatch(number), { qos: 1 });
  await soon(() => acks.length, { timeout: 15_000 }).toBeGreaterThan(0);
  await broker.service.stop("SIGKILL");
  const stored = new Set(storedValues(broker));
  expect(stored.isSupersetOf(new Set(acks))).toBe(true);
  broker.start();
  await broker.ready();
  const again = await broker.gateway();
  await again.publishAsync(batchTopic("hall", "s", 999), numberedBatch(999), { qos: 1 });
  await soon(() => storedValues(broker).at(-1)).toBe(999);
  await again.endAsync(true);
});

test("health and metrics tell what goes on", async () => {
  await using broker = await brokerProcess();
  broker.start();
  await broker.ready();
  const gateway = await broker.gateway();
  await gateway.publishAsync(batchTopic("hall", "s", 1), numberedBatch(1), { qos: 1 });
  expect(await broker.get("/health/live")).toMatchObject({ status: 200 });
  expect(await broker.get("/health/ready")).toEqual({ status: 200, body: '{"status":"ready","reasons":[]}' });
  expect(await broker.get("/other")).toMatchObject({ status: 404 });
  await soon(async () => (await broker.get("/metrics")).body).toMatch(
    /^commons_intake_batches_total\{result="stored"\} 1$/m,
  );
  const { body } = await broker.get("/metrics");
  expect(body).toMatch(/^commons_broker_clients 1$/m);
  expect(body).toMatch(/^commons_broker_double_gateway_total 0$/m);
  await gateway.endAsync(true);
});

test("a store that is away is told by readiness, and is no reason not to start", async () => {
  await using broker = await brokerProcess();
  broker.start({ INFLUX_URL: "http://127.0.0.1:9/commons" });
  await broker.ready();
  expect(await broker.get("/health/ready")).toMatchObject({
    status: 503,
    body: expect.stringMatching(/127\.0\.0\.1:9/),
  });
  expect(await broker.service.stop("SIGTERM")).toBe(0);
});

test("a port already taken is one sentence, for MQTT and for health", async () => {
  await using broker = await brokerProcess();
  const running = broker.start();
  await broker.ready();
  const mqtt = broker.start({ BROKER_HTTP_PORT: "" });
  expect(await mqtt.ended()).toBe(1);
  expect(mqtt.output()).toBe(
    `The MQTT listener cannot have port ${broker.port} of 127.0.0.1: another program uses it. Stop that program, or set MQTT_PORT.\n`,
  );
  const health = broker.start({ MQTT_PORT: "0" });
  expect(await health.ended()).toBe(1);
  expect(health.output()).toMatch(/^The health address cannot have port .*: another program uses it\. .*\n$/);
  await running.stop();
});

test("a broken credential file, or a missing certificate, stops the start with a sentence that names it", async () => {
  await using broker = await brokerProcess();
  const missing = broker.start({
    MQTTS_PORT: "0",
    TLS_CERT: "/no/such.pem",
    TLS_KEY: "/no/such.key",
  });
  expect(await missing.ended()).toBe(1);
  expect(missing.output()).toMatch(/^The TLS certificate \/no\/such\.pem cannot be read: .*\n$/);
  writeFileSync(join(broker.folder, "credentials.json"), "{");
  const broken = broker.start();
  expect(await broken.ended()).toBe(1);
  expect(broken.output()).toMatch(/^The credential file .*credentials\.json is broken: .*\n$/);
});

const needed = { SITE_FILE: "site.yaml" };
test.each([
  [{}, /SITE_FILE: the site file, such as/],
  [{ ...needed, MQTT_PORT: "70000" }, /MQTT_PORT: /],
  [{ ...needed, MQTT_PORT: "off" }, /MQTT_PORT: off, but there is neither MQTTS_PORT nor MQTT_URL/],
  [{ ...needed, MQTTS_PORT: "8883" }, /MQTTS_PORT: needs the PEM files/],
  [{ ...needed, TLS_CLIENT_CRL: "a.crl" }, /TLS_CLIENT_CRL: needs TLS_CLIENT_CA/],
  [{ ...needed, INFLUX_URL: "influx" }, /INFLUX_URL: /],
  [{ ...needed, MQTT_URL: "http://broker" }, /MQTT_URL: /],
  [{ ...needed, INTAKE_ID: "Intake 1" }, /INTAKE_ID: lower-case letters/],
  [{ ...needed, LOG_LEVEL: "loud" }, /LOG_LEVEL: /],
  [{ ...needed, MQTT_MAX_CONNECTIONS: "0" }, /MQTT_MAX_CONNECTIONS: /],
])("the environment %j is refused: %s", (environment, message) => {
  const read = readEnvironment(environment);
  expect(read.ok ? [] : read.mistakes).toEqual([expect.stringMatching(message)]);
});

test("an empty variable counts as absent", () => {
  const read = readEnvironment({ ...needed, MQTT_URL: "", MQTT_PORT: "", MQTTS_PORT: "" });
  expect(read).toMatchObject({ ok: true, settings: { MQTT_PORT: 1883 } });
});
