import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import mqtt from "mqtt";
import { expect, test } from "vitest";
import { eventually } from "../../../setup/eventually.ts";
import { freePort } from "../../../setup/free-port.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";
import { writeCertificate } from "./certificates.ts";
import { machine, source, startReader } from "./reader-under-test.ts";

async function listening(
  settings: object = {},
  rest: object = {},
  machines = [machine("mill", "number", "text")],
) {
  const port = await freePort();
  const reader = await startReader(
    source({ listen: { host: "127.0.0.1", port, ...settings }, ...rest }),
    machines,
  );
  await reader.connected();
  return { reader, port, url: `mqtt://127.0.0.1:${port}` };
}

const happening = (client: mqtt.MqttClient, event: "close" | "error") =>
  new Promise<unknown>((resolve) => client.once(event, (error?: Error) => resolve(error)));

test("a device's message is acknowledged only after the commit", async () => {
  const { reader, url } = await listening();
  reader.shut();
  const device = await mqtt.connectAsync(url);
  let acknowledged = 0;
  const sent = [1, 2, 3].map((value) =>
    device.publishAsync("plant/mill/number", String(value), { qos: 1 }).then(() => {
      acknowledged += 1;
    }),
  );
  await eventually(() => reader.values().length === 3, "all have come");
  await pause(100);
  expect(acknowledged).toBe(0);
  reader.open();
  await Promise.all(sent);
  expect(reader.values()).toEqual([1, 2, 3]);
  expect(reader.deliveries.flatMap((it) => it.confirms)).toContain("mill");
  await device.endAsync();
  await reader.stop();
});

test("what was not kept is not acknowledged: the device sends it again", async () => {
  const { reader, url } = await listening();
  reader.refuse(new Error("disk full"));
  const device = mqtt.connect(url, { reconnectPeriod: 100, clientId: "meter-7", clean: false });
  const sent = device.publishAsync("plant/mill/number", "5", { qos: 1 });
  await happening(device, "close");
  reader.refuse(null);
  await sent;
  expect(reader.values()).toEqual([5]);
  await device.endAsync();
  await reader.stop();
});

test("each QoS is taken, in order, and a flood stays in order too", async () => {
  const { reader, url } = await listening();
  const device = await mqtt.connectAsync(url);
  const all = Array.from({ length: 2_000 }, (_, index) => index);
  await Promise.all(
    all.map((value) =>
      device.publishAsync("plant/mill/number", `${value}`, { qos: (value % 3) as 0 | 1 | 2 }),
    ),
  );
  await eventually(() => reader.values().length >= 2_000, "all have come");
  expect(reader.values()).toEqual(all);
  await device.endAsync();
  await reader.stop();
});

test("nobody can subscribe, and nothing is retained", async () => {
  const { reader, url } = await listening();
  const device = await mqtt.connectAsync(url);
  await device.publishAsync("plant/mill/number", "1", { qos: 1, retain: true });
  const [grant] = await device.subscribeAsync("#", { qos: 1 }).catch(() => [{ qos: 128 }]);
  expect(grant?.qos).toBe(128);
  const heard: string[] = [];
  device.on("message", (topic) => heard.push(topic));
  await device.publishAsync("plant/mill/number", "2", { qos: 1 });
  expect(heard).toEqual([]);
  expect(reader.status().detail).toContain("may not subscribe");
  await device.endAsync();
  await reader.stop();
});

test("a wrong password is refused and told, the right one works", async () => {
  process.env.TEST_METER_PASSWORD = "geheim";
  const { reader, url } = await listening({ user: "meter", password: { env: "TEST_METER_PASSWORD" } });
  const wrong = mqtt.connect(url, { username: "meter", password: "x", reconnectPeriod: 0 });
  expect(await happening(wrong, "error")).toMatchObject({ code: 4 });
  expect(reader.status().detail).toContain("refused the login of");
  const right = await mqtt.connectAsync(url, { username: "meter", password: "geheim" });
  await right.publishAsync("plant/mill/number", "1", { qos: 1 });
  expect(reader.values()).toEqual([1]);
  await right.endAsync();
  await reader.stop();
});

test("TLS works, with a certificate asked of devices", async () => {
  using folder = temporaryFolder();
  const own = await writeCertificate(folder.path, "gateway");
  const meter = await writeCertificate(folder.path, "meter");
  const tls = { certificate: own.certificate, key: own.key, ca: meter.certificate };
  const { reader, url } = await listening({ tls });
  const secure = url.replace("mqtt:", "mqtts:");
  const ca = readFileSync(own.certificate);
  const device = await mqtt.connectAsync(secure, { ca, cert: meter.cert, key: meter.private });
  await device.publishAsync("plant/mill/number", "1", { qos: 1 });
  await device.endAsync();
  const stranger = mqtt.connect(secure, { ca, reconnectPeriod: 0 });
  stranger.on("error", () => undefined);
  await happening(stranger, "close");
  expect(reader.values()).toEqual([1]);
  await eventually(() => reader.status().detail.includes("TLS"), "the failure is told");
  stranger.end(true);
  await reader.stop();
});

test("with heartbeats by connection an open device confirms its machines, and its going is told", async () => {
  const machines = [machine("mill", "number"), machine("lathe", "number")];
  const { reader, url } = await listening({}, { heartbeat: { every: "200 ms", by: "connection" } }, machines);
  const device = await mqtt.connectAsync(url);
  await device.publishAsync("plant/mill/number", "1", { qos: 1 });
  await eventually(
    () => reader.deliveries.filter((it) => it.confirms.length > 0).length >= 3,
    "three confirmations",
  );
  expect(new Set(reader.deliveries.flatMap((it) => it.confirms))).toEqual(new Set(["mill"]));
  await device.endAsync();
  await eventually(() => reader.deliveries.at(-1)?.disconnects.length === 1, "the loss is told");
  expect(reader.deliveries.at(-1)?.disconnects).toEqual(["mill"]);
  await reader.stop();
});

test("garbage and oversized packets close their own connection only", async () => {
  const { reader, url, port } = await listening();
  const connectPacket = Buffer.from("101000044d51545404020000000461626364", "hex");
  const announced = Buffer.from("30ffffff7f", "hex");
  for (const bytes of [Buffer.from("GET / HTTP/1.1\r\n\r\n"), Buffer.concat([connectPacket, announced])]) {
    const socket = connectSocket(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(bytes);
    await once(socket, "close");
  }
  const device = await mqtt.connectAsync(url);
  await device.publishAsync("plant/mill/number", "1", { qos: 1 });
  expect(reader.values()).toEqual([1]);
  await device.endAsync();
  await reader.stop();
});

test("a port already taken is told, and taken over once it is free", async () => {
  const first = await listening();
  const second = await startReader(source({ listen: { host: "127.0.0.1", port: first.port } }));
  await eventually(() => second.status().state === "down", "the taken port is told");
  expect(second.status().detail).toContain("EADDRINUSE");
  await first.reader.stop();
  await second.connected();
  await second.stop();
});
