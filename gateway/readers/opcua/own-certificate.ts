import { createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { cryptography } from "./node-opcua.ts";

/** The gateway's own application certificate and its key. */
export interface OwnCertificate {
  certificate: Buffer;
  /** Where the certificate is. */
  file: string;
  /** PEM. */
  key: string;
}

const DAYS_VALID = 5 * 365;

/** Reads a certificate and a key from PEM files. Throws an Error that names the file. */
export function readCertificate(certificateFile: string, keyFile: string): OwnCertificate {
  const read = <T>(file: string, parse: (content: Buffer) => T): T => {
    try {
      return parse(readFileSync(file));
    } catch (error) {
      throw new Error(`${file} cannot be read: ${(error as Error).message}`);
    }
  };
  const exported = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    certificate: read(certificateFile, (content) => new X509Certificate(content).raw),
    file: certificateFile,
    key: read(keyFile, (content) => exported(createPrivateKey(content))),
  };
}

async function makeCertificate(): Promise<{ certificate: string; key: string }> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2_048 });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const der = privateKey.export({ type: "pkcs8", format: "der" });
  const host = hostname();
  const { cert } = await cryptography.createSelfSignedCertificate({
    privateKey: await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]),
    validity: DAYS_VALID,
    subject: `CN=Machine Commons gateway ${host}`,
    dns: [host],
    applicationUri: `urn:${host}:machine-commons:gateway`,
    purpose: cryptography.CertificatePurpose.ForApplication,
  });
  return { certificate: cert, key };
}

/**
 * The gateway's certificate in `own/` of the folder, made on first use (RSA 2048, self-signed, five years). Several
 * readers may ask at once: the folder appears whole, so all get the same one.
 */
export async function loadOwnCertificate(pkiFolder: string): Promise<OwnCertificate> {
  const own = join(pkiFolder, "own");
  const certificateFile = join(own, "certificate.pem");
  const keyFile = join(own, "key.pem");
  if (!existsSync(certificateFile)) {
    const made = await makeCertificate();
    const draft = join(pkiFolder, `own-${crypto.randomUUID()}`);
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    writeFileSync(join(draft, "certificate.pem"), made.certificate);
    writeFileSync(join(draft, "key.pem"), made.key, { mode: 0o600 });
    try {
      renameSync(draft, own);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(certificateFile)) throw error;
    }
  }
  return readCertificate(certificateFile, keyFile);
}
