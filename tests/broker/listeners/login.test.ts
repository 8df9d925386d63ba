import { expect, test } from "vitest";
import { makeCredential, revokeCredential } from "../../../broker/access/make-credential.ts";
import { soon } from "../soon.ts";
import { closed, startBroker } from "./start-broker.ts";

const status = (gateway: string) => `commons/v1/gateways/${gateway}/status`;

test.each([
  ["a wrong password", "g1", { password: "wrong" }, 4],
  ["another's password", "g1", { username: "g2", clientId: "g2:s:b" }, 4],
  ["an unknown user", "g1", { username: "nobody", clientId: "nobody:s:b" }, 4],
  ["no password", "g1", { username: undefined, password: undefined }, 5],
  ["another's client id", "g1", { clientId: "g2:s:b" }, 2],
  ["a client id that only begins alike", "g1", { clientId: "g11:s:b" }, 2],
  ["a client id with strange characters", "g1", { clientId: "g1:s\n" }, 2],
  ["a client id without end", "g1", { clientId: `g1:${"s".repeat(200)}` }, 2],
  ["a will on another's status", "g1", { will: { topic: status("g2"), payload: Buffer.from("x") } }, 5],
  [
    "a will on a batch",
    "g1",
    { will: { topic: "commons/v1/gateways/g1/batches/s/1", payload: Buffer.from("x") } },
    5,
  ],
  ["no keep-alive", "g1", { keepalive: 0 }, 5],
  ["a keep-alive of an hour", "g1", { keepalive: 3_600 }, 5],
  ["a will of a service", "api", { will: { topic: status("api"), payload: Buffer.from("x") } }, 5],
])("%s is refused with a return code", async (_what, user, options, code) => {
  await using broker = await startBroker();
  await expect(broker.connected(user, options as object)).rejects.toMatchObject({ code });
  expect(broker.count("loginRefused")).toBe(1);
  const right = await broker.connected(user);
  expect(right.connected).toBe(true);
});

test("a gateway with a password that the site file does not know is refused", async () => {
  await using broker = await startBroker();
  const password = await makeCredential({ folder: broker.folder, kind: "gateway", id: "g9" });
  const options = { username: "g9", password, clientId: "g9:s:b" };
  await expect(broker.connected("g1", options)).rejects.toMatchObject({ code: 5 });
});

test("a rotated password works without a restart, the old one does not, and its connections end", async () => {
  await using broker = await startBroker();
  const client = await broker.connected("g1");
  const end = closed(client);
  const password = await makeCredential({ folder: broker.folder, kind: "gateway", id: "g1" });
  await end;
  await expect(broker.connected("g1")).rejects.toMatchObject({ code: 4 });
  expect((await broker.connected("g1", { password })).connected).toBe(true);
});

test("a revoked gateway is put out and kept out", async () => {
  await using broker = await startBroker();
  const [client, other] = [await broker.connected("g1"), await broker.connected("g2")];
  const end = closed(client);
  revokeCredential({ folder: broker.folder, kind: "gateway", id: "g1" });
  await end;
  await expect(broker.connected("g1")).rejects.toMatchObject({ code: 4 });
  expect(other.connected).toBe(true);
});

test("wrong passwords are throttled without hashing; whoever is known already still gets in", async () => {
  await using broker = await startBroker();
  await (await broker.connected("g1")).endAsync(true);
  const codes: number[] = [];
  for (let attempt = 0; attempt < 15; attempt += 1) {
    const refusal = await broker.connected("g1", { password: `wrong ${attempt}` }).catch((error) => error);
    codes.push(refusal.code);
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill(4));
  expect(codes.slice(-4)).toEqual(Array(4).fill(3));
  expect((await broker.connected("g1")).connected).toBe(true);
  expect((await broker.connected("g2")).connected).toBe(true);
});

test("a second live connection of a gateway is refused and alarmed; the first goes on", async () => {
  await using broker = await startBroker();
  const first = await broker.connected("g1", { clientId: "g1:session:boot-1" });
  await expect(broker.connected("g1", { clientId: "g1:session:boot-2" })).rejects.toMatchObject({ code: 3 });
  expect(broker.count("doubleGateway")).toBe(1);
  await first.publishAsync("commons/v1/gateways/g1/batches/s/1", "x", { qos: 1 });
  expect(broker.taken).toHaveLength(1);
  await first.endAsync(true);
  await soon(() => broker.broker.clients()).toBe(0);
  expect((await broker.connected("g1", { clientId: "g1:session:boot-2" })).connected).toBe(true);
});

test("the same client id takes over its own dead connection, and keeps its place", async () => {
  await using broker = await startBroker();
  const first = await broker.connected("g1", { clientId: "g1:session:boot" });
  const end = closed(first);
  const second = await broker.connected("g1", { clientId: "g1:session:boot" });
  await end;
  expect(second.connected).toBe(true);
  expect(broker.count("doubleGateway")).toBe(0);
  await expect(broker.connected("g1", { clientId: "g1:session:other" })).rejects.toMatchObject({ code: 3 });
  const acks: string[] = [];
  second.on("message", (topic) => acks.push(topic));
  await second.subscribeAsync("commons/v1/gateways/g1/acks", { qos: 1 });
  const outcome = { result: "busy", retryAfter: 1 } as const;
  const ack = { version: 1 as const, session: "s", number: 1, digest: "0".repeat(64), outcome };
  await soon(() => {
    broker.broker.publishAck("g1", ack);
    return acks.length;
  }).toBeGreaterThan(0);
});

test("of many connections of one gateway at the same moment exactly one gets in", async () => {
  await using broker = await startBroker();
  const attempts = Array.from({ length: 12 }, (_, index) =>
    broker.connected("g1", { clientId: `g1:s:boot-${index}` }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter((it) => it.status === "fulfilled")).toHaveLength(1);
});
