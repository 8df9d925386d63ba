import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { Aedes } from "aedes";
import mqtt from "mqtt";
import { expect, test } from "vitest";
import { eventually } from "../../../setup/eventually.ts";
import { startMosquitto } from "../../../setup/mosquitto.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";
import { writeCertificate } from "./certificates.ts";
import { mosquittoPassword } from "./mosquitto-password.ts";
import { source, startReader } from "./reader-under-test.ts";

test("a wrong password is told as refused, and the right one works once it is there", async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "secret");
  const lines = ["allow_anonymous false", "password_file {folder}/passwd"];
  await using broker = await startMosquitto(lines, { passwd: mosquittoPassword("commons", "right") });
  writeFileSync(file, "wrong");
  const reader = await startReader(
    source({ connect: { url: broker.url, user: "commons", password: { file } } }),
  );
  await eventually(() => reader.status().state === "refused", "the refusal is shown");
  expect(reader.status().detail).toMatch(/not authorized|bad user/i);
  writeFileSync(file, "right\n");
  await reader.connected();
  expect(reader.status().detail).toBe("");
  await reader.stop();
});

test("a missing secret and an absent broker are told", async () => {
  const password = { env: "NO_SUCH_SECRET" };
  const reader = await startReader(source({ connect: { url: "mqtt://127.0.0.1:1", user: "u", password } }));
  await eventually(() => reader.status().state === "down", "the secret is missed");
  expect(reader.status().detail).toContain("NO_SUCH_SECRET");
  await reader.stop();
  const away = await startReader(source({ connect: { url: "mqtt://127.0.0.1:1" } }));
  await eventually(() => away.status().state === "down", "the broker is missed");
  expect(away.status().detail).toContain("ECONNREFUSED");
  await away.stop();
});

test("a broker that knows only MQTT 3.1.1 is spoken to so, and a filter that it refuses is told", async () => {
  const broker = await Aedes.createBroker({
    authorizeSubscribe: (_client, subscription, answer) =>
      answer(null, subscription.topic.startsWith("other/") ? null : subscription),
  });
  const server = createServer(broker.handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const topics = ["plant/{machine}/{signal}", "other/{machine}/{signal}"].map((pattern) => ({
    pattern,
    payload: { format: "number" },
  }));
  const reader = await startReader(source({ connect: { url }, topics }));
  await reader.connected();
  expect(reader.status().detail).toBe("the broker refuses to subscribe other/+/+");
  const publisher = await mqtt.connectAsync(url);
  for (const value of [1, 2, 3]) await publisher.publishAsync("plant/mill/number", `${value}`, { qos: 1 });
  await eventually(() => reader.status().samples === 3, "all have come");
  expect(reader.values()).toEqual([1, 2, 3]);
  await publisher.endAsync();
  await reader.stop();
  broker.close();
  server.close();
});

test("TLS works both ways, and an authority that is not ours is refused", async () => {
  using folder = temporaryFolder();
  const server = await writeCertificate(folder.path, "broker");
  const own = await writeCertificate(folder.path, "gateway");
  const lines = [
    "allow_anonymous true",
    "cafile {folder}/ca.pem",
    "certfile {folder}/cert.pem",
    "keyfile {folder}/key.pem",
    "require_certificate true",
  ];
  const files = { "ca.pem": own.cert, "cert.pem": server.cert, "key.pem": server.private };
  await using broker = await startMosquitto(lines, files);
  const url = broker.url.replace("mqtt:", "mqtts:");
  const { certificate, key } = own;

  const trusting = await startReader(
    source({ connect: { url, tls: { ca: server.certificate, certificate, key } } }),
  );
  await trusting.connected();
  expect(trusting.status().certificateExpires).toBeGreaterThan(Date.now() * 1_000);
  await trusting.stop();

  const distrusting = await startReader(
    source({ connect: { url, tls: { ca: certificate, certificate, key } } }),
  );
  await eventually(() => distrusting.status().state === "refused", "the broker is not trusted");
  expect(distrusting.status().detail).toMatch(/self.signed|verify/i);
  await distrusting.stop();

  const unknown = await startReader(source({ connect: { url, tls: { ca: server.certificate } } }));
  await eventually(() => ["down", "refused"].includes(unknown.status().state), "the gateway is not trusted");
  await unknown.stop();
});
