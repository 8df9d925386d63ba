import mqtt from "mqtt";
import { describe, expect, test } from "vitest";
import { BAD_ENCODING } from "../../../../config/quality.ts";
import { eventually } from "../../../setup/eventually.ts";
import { startMosquitto } from "../../../setup/mosquitto.ts";
import { networkTo } from "../../../setup/network.ts";
import { machine, source, startReader } from "./reader-under-test.ts";

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

async function publish(
  url: string,
  values: unknown[],
  options: mqtt.IClientPublishOptions = {},
  signal = "number",
) {
  const client = await mqtt.connectAsync(url);
  for (const value of values)
    await client.publishAsync(`plant/mill/${signal}`, String(value), { qos: 1, ...options });
  await client.endAsync();
}

describe("acknowledgement", () => {
  test("comes only after the commit: what was not committed is sent again after a dropped connection", async () => {
    await using broker = await startMosquitto();
    await using network = await networkTo(broker.port);
    const reader = await startReader(source({ connect: { url: `mqtt://127.0.0.1:${network.port}` } }));
    await reader.connected();
    reader.shut();
    await publish(broker.url, numbers(0, 50));
    await eventually(() => reader.values().length === 50, "all have come");
    expect(reader.status().samples).toBe(0);
    reader.refuse(new Error("disk full"));
    reader.open();
    await eventually(() => reader.status().state === "down", "the connection is dropped");
    expect(reader.status().detail).toContain("not kept: disk full");
    reader.deliveries.length = 0;
    reader.refuse(null);
    await eventually(() => reader.status().samples === 50, "all are kept");
    expect(reader.values()).toEqual(numbers(0, 50));
    await reader.stop();
  });

  test("that the broker could not be told is made up for without a second delivery", async () => {
    await using broker = await startMosquitto();
    await using network = await networkTo(broker.port);
    const reader = await startReader(source({ connect: { url: `mqtt://127.0.0.1:${network.port}` } }));
    await reader.connected();
    reader.shut();
    await publish(broker.url, numbers(0, 50));
    await eventually(() => reader.values().length === 50, "all have come");
    network.cut();
    await eventually(() => reader.status().state === "down", "the connection is lost");
    reader.open();
    await publish(broker.url, numbers(50, 60));
    network.mend();
    await eventually(() => reader.values().length >= 60, "the rest has come");
    expect(reader.values()).toEqual(numbers(0, 60));
    await reader.stop();
    const again = await startReader(source({ connect: { url: broker.url } }));
    await again.connected();
    await publish(broker.url, [99]);
    await eventually(() => again.values().length > 0, "the next message has come");
    expect(again.values()).toEqual([99]);
    await again.stop();
  });

  test("is given to messages that nobody wants, and they are counted", async () => {
    await using broker = await startMosquitto();
    const first = await startReader(source({ connect: { url: broker.url } }));
    await first.connected();
    await publish(broker.url, [1, 2, 3], {}, "nothing");
    await eventually(() => first.status().discarded === 3, "they are counted");
    await first.stop();
    const second = await startReader(source({ connect: { url: broker.url } }));
    await second.connected();
    await publish(broker.url, [4]);
    await eventually(() => second.values().length === 1, "a wanted message has come");
    expect(second.status().discarded).toBe(0);
    await second.stop();
  });
});

test("the number of messages taken and not committed is bounded", async () => {
  await using broker = await startMosquitto();
  const reader = await startReader(source({ connect: { url: broker.url } }));
  await reader.connected();
  reader.shut();
  const all = numbers(0, 20_000);
  const published = publish(broker.url, all, { qos: 0 });
  await eventually(() => reader.values().length >= 16_384, "the window is full");
  await published;
  expect(reader.values()).toHaveLength(16_384);
  reader.open();
  await eventually(() => reader.values().length === 20_000, "the rest comes after the commit");
  expect(reader.values()).toEqual(all);
  await reader.stop();
});

test("what was published while the reader was away comes in order", async () => {
  await using broker = await startMosquitto();
  const before = await startReader(source({ connect: { url: broker.url } }));
  await before.connected();
  await before.stop();
  await publish(broker.url, numbers(0, 500));
  const reader = await startReader(source({ connect: { url: broker.url } }));
  await eventually(() => reader.values().length >= 500, "all have come");
  expect(reader.values()).toEqual(numbers(0, 500));
  await reader.stop();
});

test("a retained value is initial and confirms nobody; a live one confirms its machine", async () => {
  await using broker = await startMosquitto();
  await publish(broker.url, [7], { retain: true });
  const reader = await startReader(source({ connect: { url: broker.url } }));
  await eventually(() => reader.values().length === 1, "the retained value has come");
  await publish(broker.url, [8]);
  await eventually(() => reader.values().length === 2, "the live value has come");
  expect(reader.deliveries.map((it) => [it.readings[0]?.initial, it.confirms])).toEqual([
    [true, []],
    [false, ["mill"]],
  ]);
  await reader.stop();
});

test("with heartbeats by connection every answered ping confirms all machines, and a loss ends that", async () => {
  await using broker = await startMosquitto();
  const heartbeat = { every: "1 s", by: "connection" };
  const machines = [machine("mill", "number"), machine("lathe", "number")];
  const reader = await startReader(source({ connect: { url: broker.url }, heartbeat }), machines);
  const confirmed = () => reader.deliveries.filter((it) => it.confirms.length === 2).length;
  await eventually(() => confirmed() >= 3, "three confirmations");
  await broker.kill();
  await eventually(() => reader.deliveries.at(-1)?.disconnects.length === 2, "the loss is told");
  await reader.stop();
});

test("a broker that restarts without its sessions is an outage and a gap for every machine", async () => {
  await using broker = await startMosquitto();
  const reader = await startReader(source({ connect: { url: broker.url } }));
  await reader.connected();
  await broker.kill();
  await eventually(() => reader.status().state === "down", "the loss is shown");
  await broker.start();
  await reader.connected();
  await publish(broker.url, [1]);
  await eventually(() => reader.values().length === 1, "messages come again");
  const incidents = reader.deliveries.flatMap((it) => it.incidents);
  expect(incidents.map((it) => [it.machine, it.kind])).toEqual([
    ["mill", "source-down"],
    ["mill", "gap"],
  ]);
  for (const it of incidents) expect(it.until).toBeGreaterThan(it.from);
  expect(reader.deliveries.flatMap((it) => it.disconnects)).toEqual(["mill"]);
  await reader.stop();
});

test("poisonous payloads neither stop the reader nor its other values", async () => {
  await using broker = await startMosquitto();
  const topics = [{ pattern: "plant/{machine}/{signal}", payload: { format: "json", value: "/v" } }];
  const reader = await startReader(source({ connect: { url: broker.url }, topics }));
  await reader.connected();
  const client = await mqtt.connectAsync(broker.url);
  const poison = [
    Buffer.alloc(1_048_576, 0xff),
    Buffer.from("[".repeat(1_000_000)),
    Buffer.from([0xc3, 0x28]),
    Buffer.alloc(0),
  ];
  for (const payload of [...poison, Buffer.from('{"v":5}')])
    await client.publishAsync("plant/mill/number", payload, { qos: 1 });
  await client.endAsync();
  await eventually(() => reader.readings.length === 5, "all have come");
  expect(reader.readings.map((it) => it.quality)).toEqual([...poison.map(() => BAD_ENCODING), 0]);
  expect(reader.status()).toMatchObject({ discarded: 4, faults: {} });
  await reader.stop();
});
