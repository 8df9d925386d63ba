import { expect, test } from "vitest";
import { soon } from "../soon.ts";
import { closesWithin, connectPacket, packet, publishPacket, rawSocket } from "./raw-packets.ts";
import { closed, connection, startBroker } from "./start-broker.ts";

const batch = (number: number) => `commons/v1/gateways/g1/batches/s/${number}`;

test("a packet of 1 MiB and more is refused before it is collected; just below the cap it is taken", async () => {
  await using broker = await startBroker();
  const client = await broker.connected("g1");
  await client.publishAsync(batch(1), Buffer.alloc(1_048_576 - 200, 1), { qos: 1 });
  expect(broker.taken[0]?.payload).toHaveLength(1_048_576 - 200);
  const end = closed(client);
  client.publish(batch(2), Buffer.alloc(1_048_576, 1), { qos: 1 });
  await end;
  expect(broker.taken).toHaveLength(1);
  expect(broker.count("protocolViolation")).toBe(1);
  expect((await broker.connected("g1")).connected).toBe(true);
});

test("the announced length alone closes the connection: nothing is waited for", async () => {
  await using broker = await startBroker();
  const socket = await rawSocket(broker.port);
  socket.write(connectPacket("g1:s:b", "g1", broker.passwords.g1));
  await soon(() => Buffer.concat(socket.heard)).toEqual(Buffer.from([0x20, 2, 0, 0]));
  socket.write(Buffer.from([0x32, 0xff, 0xff, 0xff, 0x7f]));
  expect(await closesWithin(socket, 10_000)).toBe(true);
});

test("before login only a small CONNECT is read", async () => {
  await using broker = await startBroker();
  const large = await rawSocket(broker.port);
  large.write(Buffer.from([0x10, 0xff, 0xff, 0x3f]));
  const other = await rawSocket(broker.port);
  other.write(publishPacket(batch(1), 1, Buffer.from("x")));
  expect(await Promise.all([closesWithin(large, 10_000), closesWithin(other, 10_000)])).toEqual([true, true]);
  expect(broker.taken).toHaveLength(0);
});

test("who says nothing, or only half a CONNECT, is closed after the time limit", async () => {
  await using broker = await startBroker({ connectTimeout: 400 });
  const [silent, slow] = [await rawSocket(broker.port), await rawSocket(broker.port)];
  slow.write(connectPacket("g1:s:b", "g1", broker.passwords.g1).subarray(0, 20));
  expect(await Promise.all([closesWithin(silent, 10_000), closesWithin(slow, 10_000)])).toEqual([true, true]);
  expect(broker.count("protocolViolation")).toBe(2);
});

test.each([
  ["in total", { maxConnections: 3 }],
  ["per address", { maxConnectionsPerAddress: 3 }],
])("connections beyond the cap %s are closed, and room made is room again", async (_what, limits) => {
  await using broker = await startBroker(limits);
  const sockets = [await rawSocket(broker.port), await rawSocket(broker.port), await rawSocket(broker.port)];
  const fourth = await rawSocket(broker.port);
  expect(await closesWithin(fourth, 10_000)).toBe(true);
  expect(broker.count("connectionRefused")).toBe(1);
  sockets[0]?.destroy();
  await soon(async () => {
    const client = broker.client("g1");
    return connection(client).then(
      () => true,
      () => false,
    );
  }).toBe(true);
  for (const socket of sockets) socket.destroy();
});

test("a sender above the rate is slowed down; nothing it sent is lost or reordered", async () => {
  await using broker = await startBroker({ maxMessagesPerSecond: 500 });
  const client = await broker.connected("g1");
  const payload = Buffer.alloc(300, "x");
  const start = performance.now();
  const numbers = Array.from({ length: 1_500 }, (_, number) => number);
  await Promise.all(numbers.map((number) => client.publishAsync(batch(number), payload, { qos: 1 })));
  expect(performance.now() - start).toBeGreaterThan(1_200);
  await soon(() => broker.taken.length).toBe(numbers.length);
  expect(broker.taken.map(({ topic }) => Number(topic.split("/").at(-1)))).toEqual(numbers);
  expect(broker.count("delayed")).toBeGreaterThan(0);
  expect(client.connected).toBe(true);
});

test("a topic too deep, with a wildcard, or empty closes the connection", async () => {
  await using broker = await startBroker();
  for (const topic of ["a/".repeat(60_000 / 2), "commons/v1/gateways/g1/batches/+/1", "commons/#", ""]) {
    const socket = await rawSocket(broker.port);
    socket.write(connectPacket("g1:s:b", "g1", broker.passwords.g1));
    await soon(() => socket.heard.length).toBe(1);
    socket.write(publishPacket(topic, 1, Buffer.from("x")));
    expect(await closesWithin(socket, 10_000)).toBe(true);
    await soon(() => broker.broker.clients()).toBe(0);
  }
  expect(broker.taken).toHaveLength(0);
});

test("a status larger than what is kept is refused", async () => {
  await using broker = await startBroker();
  const client = await broker.connected("g1");
  const end = closed(client);
  client.publish("commons/v1/gateways/g1/status", Buffer.alloc(65_537), { qos: 1, retain: true });
  await end;
  expect(broker.count("publishRefused")).toBe(1);
});

test("a subscription that asks for a thousand topics at once is answered, and grants only what is allowed", async () => {
  await using broker = await startBroker();
  const client = await broker.connected("g1");
  const filters = Array.from({ length: 1_000 }, (_, index) => `commons/v1/gateways/g${index}/acks`);
  const granted = await client.subscribeAsync(filters, { qos: 1 }).catch(() => undefined);
  expect(granted?.filter((it) => it.qos === 1).map((it) => it.topic) ?? []).toEqual(
    granted ? ["commons/v1/gateways/g1/acks"] : [],
  );
  expect(broker.count("subscribeRefused")).toBe(999);
  expect(client.connected).toBe(true);
});

test("a second CONNECT on one connection closes it", async () => {
  await using broker = await startBroker();
  const socket = await rawSocket(broker.port);
  const connect = connectPacket("g1:s:b", "g1", broker.passwords.g1);
  socket.write(connect);
  await soon(() => socket.heard.length).toBe(1);
  socket.write(Buffer.concat([connect, packet(0xc0)]));
  expect(await closesWithin(socket, 10_000)).toBe(true);
});
