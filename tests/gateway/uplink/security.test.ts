import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";
import { expect, test } from "vitest";
import { readSettings } from "../../../gateway/settings.ts";
import { createConnection } from "../../../gateway/uplink/connection.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Connects as the environment says: `connected`, or the reason why not. */
async function outcome(
  environment: NodeJS.ProcessEnv,
): Promise<{ why: string; refused: boolean } | "connected"> {
  const read = readSettings({ SITE_FILE: "any", ...environment });
  if (!read.ok) throw new Error(read.mistakes.join());
  const said = Promise.withResolvers<{ why: string; refused: boolean } | "connected">();
  const connection = createConnection({
    ...read.settings.broker,
    clientId: "g1:s:b",
    will: { topic: "will", payload: Buffer.from("gone") },
    subscribe: "acks",
    connected: () => said.resolve("connected"),
    closed: (why, refused) => said.resolve({ why, refused }),
    message: () => {},
    log: quiet,
  });
  connection.start();
  const result = await said.promise;
  await connection.stop({ topic: "will", payload: Buffer.from("bye") });
  return result;
}

test("the connection is encrypted, checks the broker's certificate, and shows its own", async () => {
  using folder = temporaryFolder();
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    extensions: [
      { name: "basicConstraints", cA: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  const stranger = await generate([{ name: "commonName", value: "localhost" }], { keySize: 2048 });
  const files = { "cert.pem": made.cert, "key.pem": made.private };
  await using broker = await startMosquitto(
    [
      "allow_anonymous true",
      "cafile {folder}/cert.pem",
      "certfile {folder}/cert.pem",
      "keyfile {folder}/key.pem",
      "require_certificate true",
    ],
    files,
  );
  const [ca, key, other] = ["ca.pem", "key.pem", "other.pem"].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(ca, made.cert);
  writeFileSync(key, made.private);
  writeFileSync(other, stranger.cert);
  const MQTT_URL = `mqtts://localhost:${broker.port}`;
  const own = { MQTT_URL, MQTT_CERT: ca, MQTT_KEY: key };
  expect(await outcome({ ...own, MQTT_CA: ca })).toBe("connected");
  expect(await outcome({ ...own, MQTT_CA: other })).toMatchObject({ refused: false });
  expect(await outcome({ MQTT_URL, MQTT_CA: ca })).not.toBe("connected");
});

test("a wrong password is the broker's refusal, not a missing network", async () => {
  using folder = temporaryFolder();
  const password = join(folder.path, "password");
  writeFileSync(password, "secret\n");
  await using broker = await startMosquitto(["allow_anonymous false", "password_file {folder}/users"], {
    // Mosquitto reads a plain password file no more: nobody is known here.
    users: "",
  });
  expect(await outcome({ MQTT_URL: broker.url, MQTT_USER: "g1", MQTT_PASSWORD_FILE: password })).toEqual({
    why: expect.stringMatching(/not authori[sz]ed/i),
    refused: true,
  });
});

test.each([
  [{}, ["SITE_FILE: expected the site file, such as SITE_FILE=config/site.example.yaml"]],
  [
    { SITE_FILE: "s", MQTT_URL: "http://x" },
    ["MQTT_URL: expected the broker's address, such as mqtts://broker.example.jp:8883"],
  ],
  [
    { SITE_FILE: "s", MQTT_KEY: "/nowhere" },
    [
      "MQTT_KEY: the file /nowhere cannot be read: ENOENT: no such file or directory, open '/nowhere'",
      "MQTT_CERT and MQTT_KEY: both or none, the certificate and its key",
    ],
  ],
])("the environment %j is answered with every mistake", (environment, mistakes) => {
  expect(readSettings(environment)).toEqual({ ok: false, mistakes });
});
