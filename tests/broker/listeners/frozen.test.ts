import { expect, test } from "vitest";
import { soon } from "../soon.ts";
import { closesWithin, connectPacket, rawSocket, subscribePacket } from "./raw-packets.ts";
import { startBroker } from "./start-broker.ts";

const g = (rest: string) => `commons/v1/gateways/${rest}`;

/** Logs in and subscribes by hand, then never reads again. */
async function frozenClient(port: number, clientId: string, password: string, filter: string) {
  const socket = await rawSocket(port);
  socket.write(connectPacket(clientId, clientId.split(":")[0] ?? "", password));
  await soon(() => socket.heard.length).toBe(1);
  socket.write(subscribePacket(filter, 1, 1));
  await soon(() => socket.heard.length).toBe(2);
  socket.pause();
  return socket;
}

test("a frozen reader of live states holds up no batch, and is closed after about 3 s", async () => {
  await using broker = await startBroker();
  const frozen = await frozenClient(broker.port, "api:frozen", broker.passwords.api, g("+/machines/+/live"));
  const reader = await broker.connected("api", { clientId: "api:other" });
  const seen = { live: 0 };
  reader.on("message", () => {
    seen.live += 1;
  });
  await reader.subscribeAsync(g("+/machines/+/live"), { qos: 1 });
  const [one, other] = [await broker.connected("g1"), await broker.connected("g2")];

  // Fills the frozen one's window: 300 x 60 kB.
  const filling = Promise.all(
    Array.from({ length: 300 }, () =>
      one.publishAsync(g("g1/machines/m1/live"), Buffer.alloc(60_000), { qos: 1, retain: true }),
    ),
  );
  const start = performance.now();
  const behind = one.publishAsync(g("g1/batches/s/0"), "x", { qos: 1 }).then(() => performance.now() - start);
  let longest = 0;
  const closing = closesWithin(frozen, 15_000);
  let number = 0;
  while (performance.now() - start < 5_000) {
    const sent = performance.now();
    await other.publishAsync(g(`g2/batches/s/${number}`), "x", { qos: 1 });
    const topic = g(`g2/batches/s/${number}`);
    await soon(() => broker.taken.some((it) => it.topic === topic), { timeout: 15_000 }).toBe(true);
    longest = Math.max(longest, performance.now() - sent);
    number += 1;
  }
  await filling;
  expect(longest).toBeLessThan(1_000);
  // Its own connection, too, goes on once the frozen reader is closed.
  expect(await behind).toBeLessThan(4_500);
  frozen.resume();
  expect(await closing).toBe(true);
  await soon(() => seen.live, { timeout: 15_000 }).toBe(300);
  expect(broker.broker.clients()).toBe(3);
});

test("a gateway that does not read its acknowledgements is closed alone", async () => {
  await using broker = await startBroker();
  const frozen = await frozenClient(broker.port, "g1:s:b", broker.passwords.g1, g("g1/acks"));
  const other = await broker.connected("g2");
  const seen: number[] = [];
  other.on("message", (_topic, payload) => seen.push(JSON.parse(payload.toString()).number));
  await other.subscribeAsync(g("g2/acks"), { qos: 1 });
  await soon(() => broker.broker.clients()).toBe(2);
  const rejected = [{ list: "batch" as const, index: 0, reason: "r".repeat(4_000) }];
  const ack = (number: number) => ({
    ...{ version: 1 as const, session: "s", number, digest: "0".repeat(64) },
    outcome: { result: "stored" as const, rejected },
  });
  for (let number = 0; number < 4_000; number += 1) broker.broker.publishAck("g1", ack(number));
  for (let number = 0; number < 20; number += 1) broker.broker.publishAck("g2", ack(number));
  await soon(() => seen.length, { timeout: 2_500 }).toBe(20);
  await soon(() => broker.broker.clients(), { timeout: 15_000 }).toBe(1);
  frozen.destroy();
});

test("pings are answered promptly while batches pour in", async () => {
  await using broker = await startBroker();
  const gateway = await broker.connected("g1");
  const other = await broker.connected("g2");
  const stop = performance.now() + 3_000;
  const pouring = Array.from({ length: 64 }, async (_, lane) => {
    for (let number = lane; performance.now() < stop; number += 64)
      await gateway.publishAsync(g(`g1/batches/s/${number}`), Buffer.alloc(2_000), { qos: 1 });
  });
  const delays: number[] = [];
  while (performance.now() < stop) {
    const sent = performance.now();
    const answered = new Promise<void>((resolve) => {
      const listen = (packet: { cmd: string }) => {
        if (packet.cmd !== "pingresp") return;
        other.off("packetreceive", listen);
        resolve();
      };
      other.on("packetreceive", listen);
    });
    other.sendPing();
    await answered;
    delays.push(performance.now() - sent);
  }
  await Promise.all(pouring);
  expect(delays.length).toBeGreaterThan(20);
  expect(Math.max(...delays)).toBeLessThan(500);
});
