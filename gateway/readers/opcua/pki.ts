import { createHash, X509Certificate } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MILLISECOND, type Micros } from "../../../config/micros.ts";

/** A certificate as a person must be able to recognise it. */
export interface KnownCertificate {
  /** SHA-256 of the DER form, lower-case hexadecimal. */
  fingerprint: string;
  subject: string;
  expires: Micros;
  trusted: boolean;
}

/**
 * The folder of certificates: `own/` (the gateway's), `trusted/` and `rejected/` (servers'; DER or PEM, any name).
 * Trust is by fingerprint: what is in `trusted/` is trusted, whoever signed it.
 */
export interface Pki {
  isTrusted(certificate: Buffer): boolean;
  /** Keeps an unknown certificate for a person to look at. */
  reject(certificate: Buffer): void;
  list(): KnownCertificate[];
  /** Moves a rejected certificate to the trusted ones; undefined when none has the fingerprint. */
  approve(fingerprint: string): KnownCertificate | undefined;
}

export const fingerprintOf = (certificate: Buffer): string =>
  createHash("sha256").update(certificate).digest("hex");

/** When a certificate's validity ends. */
export const expiryOf = (certificate: Buffer): Micros =>
  new X509Certificate(certificate).validToDate.getTime() * MILLISECOND;

const plain = (fingerprint: string) => fingerprint.replace(/[^0-9a-f]/gi, "").toLowerCase();

/** Reads the folder at each question, so that an approval counts at once. */
export function createPki(folder: string): Pki {
  const files = (part: string) => {
    try {
      return readdirSync(join(folder, part)).map((name) => join(folder, part, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  };
  const read = (part: "trusted" | "rejected") =>
    files(part).flatMap((file) => {
      try {
        const certificate = new X509Certificate(readFileSync(file));
        return [{ file, certificate, fingerprint: fingerprintOf(certificate.raw) }];
      } catch {
        // Not a certificate: neither trusted nor worth showing.
        return [];
      }
    });
  const shown = (certificate: X509Certificate, trusted: boolean): KnownCertificate => ({
    fingerprint: fingerprintOf(certificate.raw),
    subject: certificate.subject.replaceAll("\n", ", "),
    expires: certificate.validToDate.getTime() * MILLISECOND,
    trusted,
  });
  return {
    isTrusted(certificate) {
      const fingerprint = fingerprintOf(certificate);
      return read("trusted").some((it) => it.fingerprint === fingerprint);
    },
    reject(certificate) {
      mkdirSync(join(folder, "rejected"), { recursive: true });
      writeFileSync(join(folder, "rejected", `${fingerprintOf(certificate)}.der`), certificate);
    },
    list() {
      const trusted = read("trusted").map((it) => shown(it.certificate, true));
      const approved = new Set(trusted.map((it) => it.fingerprint));
      const rejected = read("rejected").filter((it) => !approved.has(it.fingerprint));
      return [...trusted, ...rejected.map((it) => shown(it.certificate, false))];
    },
    approve(fingerprint) {
      const wanted = plain(fingerprint);
      const found = read("rejected").find((it) => it.fingerprint === wanted);
      if (!found) return undefined;
      mkdirSync(join(folder, "trusted"), { recursive: true });
      const target = join(folder, "trusted", `${found.fingerprint}.der`);
      writeFileSync(`${target}.new`, found.certificate.raw);
      renameSync(`${target}.new`, target);
      rmSync(found.file, { force: true });
      return shown(found.certificate, true);
    },
  };
}
