import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";

export interface Pair {
  key: string;
  cert: string;
}

/** A certificate authority that lives as long as the test. */
export async function makeAuthority(name: string): Promise<Pair> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

export async function signedBy(authority: Pair, name: string, notAfterDate?: Date): Promise<Pair> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    ca: authority,
    ...(notAfterDate && { notBeforeDate: new Date(notAfterDate.getTime() - 86_400_000), notAfterDate }),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** Writes the pair into the folder and returns the places. */
export function writePair(
  folder: string,
  name: string,
  { key, cert }: Pair,
): { key: string; certificate: string } {
  const places = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.pem`) };
  writeFileSync(places.key, key, { mode: 0o600 });
  writeFileSync(places.certificate, cert);
  return places;
}
