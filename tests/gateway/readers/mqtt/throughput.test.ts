import mqtt from "mqtt";
import { expect, test } from "vitest";
import { eventually } from "../../../setup/eventually.ts";
import { startMosquitto } from "../../../setup/mosquitto.ts";
import { machine, source, startReader } from "./reader-under-test.ts";

const count = 100_000;

test("a backlog of 100,000 messages comes through with acknowledgement after each commit", async () => {
  await using broker = await startMosquitto(["allow_anonymous true", "max_queued_messages 0"]);
  const topics = [
    { pattern: "plant/{machine}/{signal}", payload: { format: "json", value: "/v", time: "/t" } },
  ];
  const machines = Array.from({ length: 100 }, (_, index) => machine(`m${index}`, "number"));
  const settings = source({ connect: { url: broker.url }, topics });
  const first = await startReader(settings, machines);
  await first.connected();
  await first.stop();
  const publisher = await mqtt.connectAsync(broker.url);
  for (let index = 0; index < count; index++) {
    const payload = JSON.stringify({ v: index, t: new Date(1_767_225_600_000 + index).toISOString() });
    const sent = publisher.publishAsync(`plant/m${index % 100}/number`, payload, { qos: 1 });
    if (index % 1_000 === 999) await sent;
  }
  await publisher.endAsync();

  const before = process.cpuUsage();
  const begun = performance.now();
  const reader = await startReader(settings, machines);
  await eventually(() => reader.status().samples === count, "all are delivered", 60_000);
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  console.log(
    `MQTT reader: ${Math.round(count / seconds)} messages/s, CPU ${((user + system) / count).toFixed(1)} s per million`,
  );
  expect(reader.values()).toEqual(Array.from({ length: count }, (_, index) => index));
  expect(count / seconds).toBeGreaterThan(3_000);
  await reader.stop();
  // Everything was acknowledged: the broker has nothing left for this session.
  const again = await startReader(settings, machines);
  await again.connected();
  await again.stop();
  expect(again.values()).toEqual([]);
}, 120_000);
