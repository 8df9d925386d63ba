import { afterAll, beforeAll, expect, test } from "vitest";
import { soon } from "../soon.ts";
import { closed, startBroker, type TestBroker } from "./start-broker.ts";

let broker: TestBroker;
beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker[Symbol.asyncDispose]());

const g = (rest: string) => `commons/v1/gateways/${rest}`;
const qos1 = { qos: 1 } as const;
const retained = { qos: 1, retain: true } as const;

test.each([
  ["g1", g("g1/batches/s/1"), qos1, "allowed"],
  ["g1", g("g1/batches/s/1"), { qos: 0 }, "allowed"],
  ["g1", g("g1/status"), retained, "allowed"],
  ["g1", g("g1/machines/m1/live"), retained, "allowed"],
  ["g2", g("g2/machines/m2/live"), retained, "allowed"],
  ["g1", g("g1/batches/s/1"), retained, "refused"],
  ["g1", g("g1/batches/s/1"), { qos: 2 }, "refused"],
  ["g1", g("g2/batches/s/1"), qos1, "refused"],
  ["g1", g("g2/status"), retained, "refused"],
  ["g1", g("g2/machines/m2/live"), retained, "refused"],
  ["g1", g("g1/acks"), qos1, "refused"],
  ["g1", g("g2/acks"), qos1, "refused"],
  ["g1", g("g1/other"), qos1, "refused"],
  ["g1", g("g1/batches/s/1/more"), qos1, "refused"],
  ["g1", g("g1"), qos1, "refused"],
  ["g1", "commons/v1/machines/m1/booking", retained, "refused"],
  ["g1", "elsewhere", qos1, "refused"],
  ["g1", "$SYS/broker", qos1, "refused"],
  ["g1", "a/b/c/d/e/f/g/h/i/j/k", qos1, "refused"],
  ["api", g("g1/status"), retained, "refused"],
  ["api", g("g1/batches/s/1"), qos1, "refused"],
  ["api", g("g1/machines/m1/live"), retained, "refused"],
] as const)("%s publishes to %s with %j: %s", async (user, topic, options, verdict) => {
  const client = await broker.connected(user);
  const before = broker.taken.length;
  const end = closed(client).then(() => "refused");
  client.publish(topic, "x", options);
  // An answered subscription proves that the connection outlived the publish.
  const alive = client
    .subscribeAsync(user === "api" ? g("+/status") : g(`${user}/acks`), qos1)
    .then(() => "allowed");
  alive.catch(() => {});
  expect(await Promise.race([end, alive])).toBe(verdict);
  expect(broker.taken.length - before).toBe(verdict === "allowed" && topic.includes("batches") ? 1 : 0);
  await client.endAsync(true);
});

test("a live message of a machine that another gateway has is dropped, without a reconnection storm; it may be cleared", async () => {
  const gateway = await broker.connected("g1");
  const api = await broker.connected("api");
  const seen: string[] = [];
  api.on("message", (topic, payload) => seen.push(`${topic} ${payload.length}`));
  await api.subscribeAsync(g("g1/machines/+/live"), qos1);
  const before = broker.count("publishRefused");
  await gateway.publishAsync(g("g1/machines/m2/live"), "x", retained);
  await gateway.publishAsync(g("g1/machines/m2/live"), "", retained);
  await gateway.publishAsync(g("g1/machines/m1/live"), "x", retained);
  await soon(() => seen.at(-1)).toBe(`${g("g1/machines/m1/live")} 1`);
  expect(seen).not.toContain(`${g("g1/machines/m2/live")} 1`);
  expect(broker.count("publishRefused") - before).toBe(1);
  expect(gateway.connected).toBe(true);
  await Promise.all([gateway.endAsync(true), api.endAsync(true)]);
});

test.each([
  ["g1", g("g1/acks"), "allowed"],
  ["g1", g("g2/acks"), "refused"],
  ["g1", g("+/acks"), "refused"],
  ["g1", g("g1/#"), "refused"],
  ["g1", g("g1/status"), "refused"],
  ["g1", g("g1/batches/+/+"), "refused"],
  ["g1", "#", "refused"],
  ["g1", "$SYS/#", "refused"],
  ["api", g("+/status"), "allowed"],
  ["api", g("g1/status"), "allowed"],
  ["api", g("+/machines/+/live"), "allowed"],
  ["api", g("g1/machines/m1/live"), "allowed"],
  ["api", g("+/batches/+/+"), "refused"],
  ["api", g("+/+/+/+"), "refused"],
  ["api", g("g1/#"), "refused"],
  ["api", g("g1/acks"), "refused"],
  ["api", "$share/intake/commons/v1/gateways/+/batches/+/+", "refused"],
  ["api", "#", "refused"],
  ["api", "+/+/+/+/+", "refused"],
])("%s subscribes to %s: %s", async (user, filter, verdict) => {
  const client = await broker.connected(user);
  const granted = await client.subscribeAsync(filter, qos1).catch((error: Error) => error);
  const refused = granted instanceof Error || granted.some((it) => it.qos > 2);
  expect(refused ? "refused" : "allowed").toBe(verdict);
  expect(client.connected).toBe(true);
  await client.endAsync(true);
});

test("a batch reaches intake unchanged, and no subscriber", async () => {
  const [gateway, api] = [await broker.connected("g1"), await broker.connected("api")];
  const seen: string[] = [];
  api.on("message", (topic) => seen.push(topic));
  await api.subscribeAsync([g("+/status"), g("+/machines/+/live")], qos1);
  const payload = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  await gateway.publishAsync(g("g1/batches/s-1/77"), payload, qos1);
  await gateway.publishAsync(g("g1/machines/m1/live"), "last", qos1);
  await soon(() => seen.at(-1)).toBe(g("g1/machines/m1/live"));
  expect(seen.some((topic) => topic.includes("batches"))).toBe(false);
  expect(broker.taken.at(-1)).toEqual({ topic: g("g1/batches/s-1/77"), payload });
  await Promise.all([gateway.endAsync(true), api.endAsync(true)]);
});

test("status and live are retained for who comes later; the will tells when a gateway is gone", async () => {
  const will = { topic: g("g2/status"), payload: Buffer.from("gone"), ...retained };
  const gateway = await broker.connected("g2", { will });
  await gateway.subscribeAsync(g("g2/acks"), qos1);
  await gateway.publishAsync(g("g2/status"), "here", retained);
  await gateway.publishAsync(g("g2/machines/m2/live"), "running", retained);
  const api = await broker.connected("api");
  const seen = new Map<string, string>();
  api.on("message", (topic, payload, { retain }) => seen.set(topic, `${payload} ${retain}`));
  await api.subscribeAsync([g("g2/status"), g("+/machines/m2/live")], qos1);
  await soon(() => Object.fromEntries(seen)).toEqual({
    [g("g2/status")]: "here true",
    [g("g2/machines/m2/live")]: "running true",
  });
  gateway.stream.destroy();
  await soon(() => seen.get(g("g2/status"))).toBe("gone false");
  await api.endAsync(true);
});

test("an acknowledgement reaches its gateway alone, and only once it has asked for them", async () => {
  const [one, other] = [await broker.connected("g1"), await broker.connected("g2")];
  const seen: string[] = [];
  for (const client of [one, other])
    client.on("message", (topic, payload) => seen.push(`${topic} ${JSON.parse(payload.toString()).number}`));
  const ack = (number: number) => ({
    ...{ version: 1 as const, session: "s", number, digest: "0".repeat(64) },
    outcome: { result: "stored" as const, rejected: [] },
  });
  const before = broker.count("ackUndelivered");
  broker.broker.publishAck("g1", ack(1));
  broker.broker.publishAck("nobody", ack(1));
  expect(broker.count("ackUndelivered") - before).toBe(2);
  await other.subscribeAsync(g("g2/acks"), qos1);
  await one.subscribeAsync(g("g1/acks"), qos1);
  await soon(() => {
    broker.broker.publishAck("g1", ack(2));
    return seen.length;
  }).toBeGreaterThan(0);
  expect(new Set(seen)).toEqual(new Set([`${g("g1/acks")} 2`]));
  await Promise.all([one.endAsync(true), other.endAsync(true)]);
});
