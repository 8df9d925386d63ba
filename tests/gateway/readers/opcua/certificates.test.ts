import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DAY } from "../../../../config/micros.ts";
import { loadOwnCertificate } from "../../../../gateway/readers/opcua/own-certificate.ts";
import { createPki, expiryOf, fingerprintOf } from "../../../../gateway/readers/opcua/pki.ts";
import { createReaderStatus } from "../../../../gateway/readers/opcua/reader-status.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";

test("readers that start together get one and the same certificate, whose key only the owner reads", async () => {
  using folder = temporaryFolder("pki-");
  const [one, other] = await Promise.all([loadOwnCertificate(folder.path), loadOwnCertificate(folder.path)]);
  expect(other).toEqual(one);
  expect(await loadOwnCertificate(folder.path)).toEqual(one);
  expect(statSync(join(folder.path, "own/key.pem")).mode & 0o077).toBe(0);
  const certificate = new X509Certificate(one.certificate);
  expect(certificate.subjectAltName).toMatch(/URI:urn:.*:machine-commons:gateway/);
  expect(expiryOf(one.certificate)).toBeGreaterThan(Date.now() * 1_000 + 4 * 365 * DAY);
});

test("a certificate is trusted only after its approval, and the folder says which are known", async () => {
  using folder = temporaryFolder("pki-");
  const { certificate } = await loadOwnCertificate(folder.path);
  const pki = createPki(folder.path);
  expect([pki.isTrusted(certificate), pki.list()]).toEqual([false, []]);
  pki.reject(certificate);
  pki.reject(certificate);
  const fingerprint = fingerprintOf(certificate);
  expect(pki.list()).toMatchObject([{ fingerprint, trusted: false }]);
  expect(pki.approve("ab".repeat(32))).toBeUndefined();
  const withColons = fingerprint.toUpperCase().match(/../g)?.join(":") ?? "";
  expect(pki.approve(withColons)).toMatchObject({ fingerprint, trusted: true });
  expect([pki.isTrusted(certificate), pki.list().length]).toEqual([true, 1]);
});

test.each([
  [31, ""],
  [29, "a certificate ends on 1970-01-30"],
  [-1, "a certificate ended on 1969-12-31"],
])("the status warns before a certificate ends: %i days", (days, detail) => {
  const status = createReaderStatus("plc", 0);
  status.certificateExpires = days * DAY;
  expect(status.report(0, "")).toMatchObject({ detail, certificateExpires: days * DAY });
});
