import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A certificate for 127.0.0.1 that is its own authority, as PEM files in the folder. */
export async function writeCertificate(folder: string, name: string) {
  const pems = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  const files = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key.pem`) };
  writeFileSync(files.certificate, pems.cert);
  writeFileSync(files.key, pems.private);
  return { ...files, cert: pems.cert, private: pems.private };
}
