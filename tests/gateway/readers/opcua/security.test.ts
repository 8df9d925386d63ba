import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPki } from "../../../../gateway/readers/opcua/pki.ts";
import { startReading, testMachine, testSource } from "../../../setup/opcua-reading.ts";
import { runCertificates } from "../../../setup/opcua-secured.ts";
import { type OpcuaTestServer, startOpcuaServer, testNamespace } from "../../../setup/opcua-server.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";

const machine = testMachine([{ id: "speed", node: `nsu=${testNamespace};s=speed` }]);
const user = { name: "gateway", password: "correct horse" };
const variables = [{ name: "speed", value: 3 }];

let secured: OpcuaTestServer;
let open: OpcuaTestServer;
const data = temporaryFolder("gateway-data-");
const pki = { path: join(data.path, "gateway-edge-1", "pki"), [Symbol.dispose]() {} };

beforeAll(async () => {
  process.env.TEST_OPCUA_PASSWORD = user.password;
  process.env.TEST_OPCUA_WRONG_PASSWORD = "wrong";
  secured = await startOpcuaServer({ variables, security: "secured", user });
  open = await startOpcuaServer({ variables, security: "both", allowAnonymous: false, user });
});
afterAll(async () => {
  await secured.stop();
  await open.stop();
  data[Symbol.dispose]();
});

const byUser = (env = "TEST_OPCUA_PASSWORD") =>
  ({ type: "user", user: user.name, password: { env } }) as const;
const safe = { mode: "SignAndEncrypt", policy: "Basic256Sha256" } as const;

test("an unknown server certificate is refused until a person approves its fingerprint", async () => {
  await using reading = await startReading(testSource(secured.url, { security: safe }), [machine], { pki });
  await reading.until(() => reading.reader.status().state === "refused", "the refusal");
  const { detail } = reading.reader.status();
  const [, fingerprint = ""] = /npm run certificates -- approve ([0-9a-f]{64})$/.exec(detail) ?? [];
  expect(detail).toContain(`SHA-256) is ${fingerprint}`);
  expect(reading.deliveries.flatMap((it) => it.readings)).toEqual([]);
  expect(runCertificates(data, "list")).toMatch(new RegExp(`^rejected +${fingerprint}`));
  expect(() => runCertificates(data, "approve", "00".repeat(32))).toThrow(/No rejected certificate/);
  expect(() => runCertificates(data, "approve")).toThrow(/Usage/);
  expect(runCertificates(data, "approve", fingerprint.toUpperCase())).toMatch(/^trusted/);
  expect(runCertificates(data, "list")).toMatch(new RegExp(`^trusted +${fingerprint}`));
  await reading.until(() => reading.values("speed").includes(3), "the value");
  expect(reading.reader.status().certificateExpires).toBeGreaterThan(Date.now() * 1_000);
});

describe("with a trusted server", () => {
  test.each([
    ["Sign", "Basic256Sha256"],
    ["SignAndEncrypt", "Basic256Sha256"],
    ["SignAndEncrypt", "Aes128_Sha256_RsaOaep"],
    ["Sign", "Aes256_Sha256_RsaPss"],
    ["SignAndEncrypt", "Aes256_Sha256_RsaPss"],
  ] as const)("reads by %s with %s as a user", async (mode, policy) => {
    const source = testSource(secured.url, { security: { mode, policy }, identity: byUser() });
    await using reading = await startReading(source, [machine], { pki });
    await reading.until(() => reading.values("speed").includes(3), "the value");
  });

  test("reads without security where the site file says None, and the password is still encrypted", async () => {
    const [certificate] = createPki(pki.path).list();
    expect(certificate?.trusted).toBe(true);
    await using reading = await startReading(testSource(open.url, { identity: byUser() }), [machine], {
      pki,
    });
    await reading.until(() => reading.values("speed").includes(3), "the value");
  });

  test("a wrong password is refused with what to do", async () => {
    const source = testSource(secured.url, { security: safe, identity: byUser("TEST_OPCUA_WRONG_PASSWORD") });
    await using reading = await startReading(source, [machine], { pki });
    await reading.until(() => reading.reader.status().state === "refused", "the refusal");
    expect(reading.reader.status().detail).toMatch(/identity \(Bad\w+\)\. Check user and password/);
  });

  test("a password that is not there is refused, naming its place", async () => {
    const source = testSource(secured.url, { security: safe, identity: byUser("TEST_OPCUA_NO_PASSWORD") });
    await using reading = await startReading(source, [machine], { pki });
    await reading.until(() => reading.reader.status().state === "refused", "the refusal");
    expect(reading.reader.status().detail).toContain("TEST_OPCUA_NO_PASSWORD is empty");
  });

  test("a certificate identifies the user", async () => {
    const made = await generate([{ name: "commonName", value: "gateway user" }], { keySize: 2_048 });
    writeFileSync(join(data.path, "user.pem"), made.cert);
    writeFileSync(join(data.path, "user.key"), made.private);
    const identity = {
      type: "certificate",
      certificate: join(data.path, "user.pem"),
      key: join(data.path, "user.key"),
    } as const;
    await using reading = await startReading(
      testSource(secured.url, { security: safe, identity }),
      [machine],
      {
        pki,
      },
    );
    await reading.until(() => reading.values("speed").includes(3), "the value");
  });

  test.each([
    ["None", "None"],
    ["SignAndEncrypt", "Basic256"],
  ] as const)("never falls back when the server does not offer %s/%s", async (mode, policy) => {
    await using reading = await startReading(
      testSource(secured.url, { security: { mode, policy } }),
      [machine],
      {
        pki,
      },
    );
    await reading.until(() => reading.reader.status().state === "refused", "the refusal");
    expect(reading.reader.status().detail).toBe(
      `The server does not offer ${mode}/${policy}. It offers Sign/Basic256Sha256, Sign/Aes128_Sha256_RsaOaep, Sign/Aes256_Sha256_RsaPss, SignAndEncrypt/Basic256Sha256, SignAndEncrypt/Aes128_Sha256_RsaOaep, SignAndEncrypt/Aes256_Sha256_RsaPss. Change the server or security.mode and security.policy.`,
    );
  });
});

test("an identity the server does not take is refused, naming what it takes", async () => {
  await using reading = await startReading(testSource(open.url), [machine], { pki });
  await reading.until(() => reading.reader.status().state === "refused", "the refusal");
  expect(reading.reader.status().detail).toBe(
    'The server does not take the identity "anonymous" on None/None. It takes user, certificate.',
  );
});
