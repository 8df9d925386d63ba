import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { expect, test } from "vitest";
import { createConnectionCap } from "../../../broker/listeners/connection-cap.ts";
import { listenTls } from "../../../broker/listeners/tls-listener.ts";
import { createLog } from "../../../broker/log.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { soon } from "../soon.ts";
import { makeAuthority, type Pair, signedBy, writePair } from "./certificates.ts";
import { startBroker } from "./start-broker.ts";

/** Serial number of the certificate the listener shows. */
const serialOf = (port: number, ca: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connectTls({ port, host: "127.0.0.1", ca }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on("error", reject);
  });

test("a renewed server certificate is shown without a restart; a broken one changes nothing", async () => {
  using place = temporaryFolder();
  const authority = await makeAuthority("authority");
  const [old, renewed] = [await signedBy(authority, "broker"), await signedBy(authority, "broker")];
  const files = {
    ...writePair(place.path, "server", old),
    clientAuthority: undefined,
    revocationList: undefined,
  };
  const listener = await listenTls({
    ...{ host: "127.0.0.1", port: 0, files, handshakeTimeout: 1_000, reloadEvery: 50 },
    cap: createConnectionCap({ total: 100, perAddress: 100 }),
    log: createLog({ level: "silent" }),
    tally: { add: () => {} },
    accept: ({ socket }) => socket.resume(),
  });
  const shown = () => serialOf(listener.port, authority.cert);
  expect(await shown()).toBe(new X509Certificate(old.cert).serialNumber);
  writePair(place.path, "server", { ...renewed, cert: "no certificate" });
  writePair(place.path, "server", renewed);
  await soon(shown, { timeout: 15_000 }).toBe(new X509Certificate(renewed.cert).serialNumber);
  writePair(place.path, "server", { ...old, cert: "no certificate" });
  expect(await shown()).toBe(new X509Certificate(renewed.cert).serialNumber);
  listener.stop();
});

/** A revocation list of the authority that names the certificates. */
function revocationList(folder: string, authority: Pair, revoked: Pair[]): string {
  const at = (name: string) => join(folder, name);
  const lines = revoked.map(({ cert }) => {
    const { serialNumber } = new X509Certificate(cert);
    return `R\t991231235959Z\t260101000000Z\t${serialNumber}\tunknown\t/CN=revoked\n`;
  });
  writeFileSync(at("index"), lines.join(""));
  writeFileSync(at("number"), "01\n");
  writeFileSync(
    at("ca.conf"),
    `[ca]\ndefault_ca=it\n[it]\ndatabase=${at("index")}\ncrlnumber=${at("number")}\ndefault_md=sha256\n`,
  );
  const { key, certificate } = writePair(folder, "ca", authority);
  const made = spawnSync("openssl", [
    ...["ca", "-gencrl", "-config", at("ca.conf"), "-keyfile", key, "-cert", certificate],
    ...["-crldays", "1", "-out", at("ca.crl")],
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return at("ca.crl");
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
test.skipIf(!hasOpenssl)("a certificate on the revocation list is refused, another is not", async () => {
  using place = temporaryFolder();
  const authority = await makeAuthority("authority");
  const [one, other] = [await signedBy(authority, "g1"), await signedBy(authority, "g2")];
  const files = {
    ...writePair(place.path, "server", await signedBy(authority, "broker")),
    clientAuthority: writePair(place.path, "authority", authority).certificate,
    revocationList: revocationList(place.path, authority, [one]),
  };
  await using broker = await startBroker({ tcp: undefined, tls: { host: "127.0.0.1", port: 0, files } });
  const over = (user: string, certificate: Pair) =>
    broker.connected(user, {
      ...{ protocol: "mqtts", host: "127.0.0.1", port: broker.port, ca: authority.cert },
      ...({ ...certificate, username: undefined, password: undefined } as object),
    });
  expect((await over("g2", other)).connected).toBe(true);
  await expect(over("g1", one)).rejects.toThrow();
});
