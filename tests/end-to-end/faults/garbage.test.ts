import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  closesWithin,
  connectPacket,
  packet,
  publishPacket,
  rawSocket,
  subscribePacket,
} from "../../broker/listeners/raw-packets.ts";
import { eventually } from "../../setup/eventually.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { gatewayId, type Plant, spareGateway, startPlant } from "./plant.ts";
import { seededBytes } from "./seeded-bytes.ts";

const passwordOf = (plant: Plant, name: string) =>
  readFileSync(join(plant.place.folder, `${name}.password`), "utf8").trim();

async function loggedIn(plant: Plant, name: string) {
  const socket = await rawSocket(plant.place.brokerPort);
  socket.write(connectPacket(`${name}:raw:1`, name, passwordOf(plant, name)));
  await eventually(() => socket.heard.length > 0, `${name} is logged in`);
  expect(Buffer.concat(socket.heard).subarray(0, 4)).toEqual(Buffer.from([0x20, 2, 0, 0]));
  return socket;
}

test("a frozen subscriber holds up no batch", async () => {
  await using plant = await startPlant({ store: "sqlite" });
  const frozen = await loggedIn(plant, "api");
  frozen.write(subscribePacket("commons/v1/gateways/+/machines/+/live", 1));
  frozen.write(subscribePacket("commons/v1/gateways/+/status", 2));
  await eventually(() => frozen.heard.length > 1, "subscribed");
  frozen.pause();
  plant.work();
  // Another gateway fills the frozen one's window with its status.
  const noisy = await loggedIn(plant, spareGateway);
  const topic = `commons/v1/gateways/${spareGateway}/status`;
  const filling = setInterval(() => {
    for (let i = 0; i < 20; i += 1) noisy.write(publishPacket(topic, i + 1, Buffer.alloc(60_000, "x")));
  }, 100);
  let oldest = 0;
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    await pause(100);
    const metrics = await plant.metrics();
    const age = Number(/^commons_gateway_spool_age_seconds\{lane="samples"\} ([\d.e-]+)/m.exec(metrics)?.[1]);
    oldest = Math.max(oldest, age);
  }
  clearInterval(filling);
  expect(oldest).toBeLessThan(2.5);
  await plant.settle();
  frozen.resume();
  expect(await closesWithin(frozen, 5_000)).toBe(true);
  noisy.destroy();
  const account = await accountFor(plant);
  console.log(`${toldOf(account)}; no sample waited longer than ${oldest.toFixed(2)} s`);
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0]);
}, 60_000);

test("garbage on every topic and at every port stops nothing, and nothing of it is stored", async () => {
  await using plant = await startPlant({ store: "sqlite" });
  await plant.startApi();
  const { place, mqttPort } = plant;
  const random = seededBytes(20_260_401);
  plant.work();

  const own = `commons/v1/gateways/${spareGateway}`;
  const others = `commons/v1/gateways/${gatewayId}`;
  const tails = [
    "batches/s-1/0",
    "batches/s/99999999999999999",
    "batches",
    "status",
    "machines/mill/live",
    "acks",
    "x",
  ];
  const brokerTopics = [...tails.flatMap((tail) => [`${own}/${tail}`, `${others}/${tail}`]), "a/b", "$SYS/x"];
  const deviceTopics = [
    "plant/mill/load",
    "plant/mill/program",
    "plant/nobody/load",
    "x",
    "plant/mill/load/deeper",
  ];
  const payloads = () => [
    random.bytes(200),
    Buffer.from(`{"v":${random.number(9)}`),
    Buffer.alloc(0),
    Buffer.from("{}"),
  ];

  /** Each on a connection of its own that the other end may close. */
  async function say(port: number, ...chunks: Uint8Array[]): Promise<void> {
    const socket = await rawSocket(port);
    for (const chunk of chunks) socket.write(chunk);
    await pause(5);
    socket.destroy();
  }
  const spare = connectPacket(`${spareGateway}:raw:1`, spareGateway, passwordOf(plant, spareGateway));
  for (const topic of brokerTopics) {
    for (const payload of payloads()) {
      // Let the login be answered before the connection goes.
      const socket = await loggedIn(plant, spareGateway);
      socket.write(publishPacket(topic, 1, payload));
      await pause(5);
      socket.destroy();
    }
  }
  const device = connectPacket("garbler", "", "");
  for (const topic of deviceTopics) {
    for (const payload of payloads()) {
      const socket = await rawSocket(mqttPort);
      socket.write(Buffer.concat([device, publishPacket(topic, 1, payload)]));
      // CONNACK and PUBACK, or hung up on.
      await eventually(() => socket.closed || Buffer.concat(socket.heard).length >= 8, "an answer");
      socket.destroy();
    }
  }
  const ports = [
    place.brokerPort,
    mqttPort,
    ...[place.gatewayUrl, place.apiUrl].map((url) => Number(new URL(url).port)),
  ];
  for (const port of ports) {
    for (let n = 0; n < 40; n += 1) {
      const type = random.number(256);
      await say(port, random.bytes(300));
      await say(port, packet(type, random.bytes(60)));
      await say(
        port,
        port === place.brokerPort ? spare : device,
        packet(type, random.bytes(60)),
        random.bytes(20),
      );
      await say(
        port,
        Buffer.from(
          `GET /${random.bytes(8).toString("latin1")} HTTP/1.1\r\n${random.bytes(30).toString("latin1")}\r\n\r\n`,
        ),
      );
    }
    // A length that never comes, and one that is too long.
    await say(port, Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]), random.bytes(50));
    await say(port, Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0xff]));
  }

  await plant.settle();
  const { items } = await place.ask<{ items: unknown[] }>("/api/v1/machines");
  expect(items.length).toBeGreaterThan(1);
  // Garbage under a signal's topic is told as a value that cannot be read.
  const unreadable = (await plant.stored()).samples.filter(({ value }) => value === null);
  expect(unreadable.length).toBeGreaterThanOrEqual(8);
  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0, 0]);
}, 60_000);
