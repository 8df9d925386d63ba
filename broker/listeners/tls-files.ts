import { readFileSync } from "node:fs";
import type { SecureContextOptions } from "node:tls";

/** PEM files of the TLS listener. */
export interface TlsFiles {
  certificate: string;
  key: string;
  /** Authority that signs gateways' client certificates; absent: passwords only. */
  clientAuthority: string | undefined;
  /** Revoked client certificates. */
  revocationList: string | undefined;
}

/** The content of the files. Throws an Error that names the file. */
export function readTlsFiles(files: TlsFiles): SecureContextOptions {
  const read = (what: string, file: string) => {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new Error(`The ${what} ${file} cannot be read: ${(error as Error).message}`);
    }
  };
  return {
    minVersion: "TLSv1.2",
    cert: read("TLS certificate", files.certificate),
    key: read("TLS key", files.key),
    ...(files.clientAuthority && { ca: read("authority of client certificates", files.clientAuthority) }),
    ...(files.revocationList && { crl: read("certificate revocation list", files.revocationList) }),
  };
}
