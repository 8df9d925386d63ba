import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revokeCredential } from "../../../broker/access/make-credential.ts";
import { type TemporaryFolder, temporaryFolder } from "../../setup/temporary-folder.ts";
import { soon } from "../soon.ts";
import { makeAuthority, type Pair, signedBy, writePair } from "./certificates.ts";
import { closesWithin, rawSocket } from "./raw-packets.ts";
import { closed, startBroker, type TestBroker } from "./start-broker.ts";

let place: TemporaryFolder;
let broker: TestBroker;
let url: string;
let ca: string;
const client: Record<"g1" | "g2" | "g9" | "foreign" | "expired", Pair> = {} as never;

beforeAll(async () => {
  place = temporaryFolder("tls-");
  const [authority, stranger] = [await makeAuthority("authority"), await makeAuthority("authority")];
  ca = authority.cert;
  for (const name of ["g1", "g2", "g9"] as const) client[name] = await signedBy(authority, name);
  client.foreign = await signedBy(stranger, "g1");
  client.expired = await signedBy(authority, "g1", new Date(Date.now() - 86_400_000));
  const server = writePair(place.path, "server", await signedBy(authority, "broker"));
  const clientAuthority = writePair(place.path, "authority", authority).certificate;
  const files = { ...server, clientAuthority, revocationList: undefined };
  broker = await startBroker({
    tcp: undefined,
    tls: { host: "127.0.0.1", port: 0, files },
    connectTimeout: 1_500,
    maxConnections: 5,
  });
  url = `mqtts://127.0.0.1:${broker.port}`;
});
afterAll(async () => {
  await broker[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

const over = (user: string, options: object) => {
  const [protocol, host, port] = ["mqtts" as const, "127.0.0.1", Number(new URL(url).port)];
  return broker.connected(user, { protocol, host, port, ca, ...options });
};
const anonymous = { username: undefined, password: undefined };

test("a password is enough over TLS, and the server's certificate is checked by the client", async () => {
  const connected = await over("g2", {});
  await connected.publishAsync("commons/v1/gateways/g2/batches/s/1", "x", { qos: 1 });
  expect(broker.taken.at(-1)?.topic).toBe("commons/v1/gateways/g2/batches/s/1");
  await connected.endAsync(true);
  await expect(over("g2", { ca: undefined })).rejects.toThrow(/certificate/);
});

test("a client certificate is enough: its common name is the gateway", async () => {
  const connected = await over("g1", { ...anonymous, ...client.g1 });
  await connected.publishAsync("commons/v1/gateways/g1/batches/s/2", "x", { qos: 1 });
  expect(broker.taken.at(-1)?.topic).toBe("commons/v1/gateways/g1/batches/s/2");
  await connected.endAsync(true);
});

test.each([
  ["of another authority", "foreign", anonymous],
  ["that has expired", "expired", anonymous],
  ["of a gateway that the site file does not know", "g9", { ...anonymous, clientId: "g9:s:b" }],
  ["of another gateway than the user name", "g2", {}],
  ["of another gateway than the client id", "g2", anonymous],
  ["of another authority, even with the right password", "foreign", {}],
] as const)("a certificate %s is refused", async (_what, name, options) => {
  await expect(over("g1", { ...options, ...client[name] })).rejects.toThrow();
});

test("a closed TLS connection, whether it ever was one or not, gives its place free", async () => {
  for (let round = 0; round < 25; round += 1) {
    const plain = connect(broker.port, "127.0.0.1").on("error", () => {});
    const end = new Promise((resolve) => plain.once("close", resolve));
    plain.write("no TLS at all");
    plain.resume();
    await end;
    await soon(() => over("g1", {}).then((it) => it.endAsync(true).then(() => true))).toBe(true);
  }
  expect(broker.count("connectionRefused")).toBeGreaterThanOrEqual(25);
});

test("TLS connections beyond the cap are closed before any handshake", async () => {
  const before = broker.count("connectionRefused");
  const sockets = [];
  for (let one = 0; one < 5; one += 1) sockets.push(await rawSocket(broker.port));
  const beyond = await rawSocket(broker.port);
  expect(await closesWithin(beyond, 10_000)).toBe(true);
  expect(broker.count("connectionRefused")).toBe(before + 1);
  for (const socket of sockets) socket.destroy();
  await soon(() => over("g1", {}).then((it) => it.endAsync(true).then(() => true))).toBe(true);
});

test("a revoked gateway is put out and does not get in by its certificate either", async () => {
  const connected = await over("g2", { ...anonymous, ...client.g2 });
  const end = closed(connected);
  revokeCredential({ folder: broker.folder, kind: "gateway", id: "g2" });
  await end;
  await expect(over("g2", { ...anonymous, ...client.g2 })).rejects.toMatchObject({ code: 5 });
});

test("plain bytes and an unfinished handshake on the TLS port end that connection alone", async () => {
  const plain = connect(broker.port, "127.0.0.1").on("error", () => {});
  const silent = connect(broker.port, "127.0.0.1").on("error", () => {});
  for (const socket of [plain, silent]) socket.resume();
  const ends = Promise.all([once(plain, "close"), once(silent, "close")]);
  plain.write("GET / HTTP/1.1\r\n\r\n");
  await ends;
  const connected = await over("g1", {});
  expect(connected.connected).toBe(true);
  await connected.endAsync(true);
});

test("old TLS is not spoken", async () => {
  const socket = connectTls({
    port: broker.port,
    host: "127.0.0.1",
    ca,
    maxVersion: "TLSv1.1",
    minVersion: "TLSv1",
  });
  const [error] = await once(socket, "error");
  expect(String(error)).toMatch(/protocol|alert|version/i);
});
