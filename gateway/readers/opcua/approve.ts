import { join } from "node:path";
import { rfc3339FromMicros } from "../../../config/micros.ts";
import { createPki, type KnownCertificate } from "./pki.ts";

/** `npm run certificates -- list | approve FINGERPRINT`: the servers' certificates in DATA_DIR/pki. */
const usage = "Usage: npm run certificates -- list | approve FINGERPRINT";
const folder = join(process.env.DATA_DIR || "data", "pki");
const pki = createPki(folder);

const line = (it: KnownCertificate) =>
  `${it.trusted ? "trusted " : "rejected"}  ${it.fingerprint}  ends ${rfc3339FromMicros(it.expires).slice(0, 10)}  ${it.subject}`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const [command, fingerprint, ...rest] = process.argv.slice(2);
if (command === "list" && fingerprint === undefined) {
  const known = pki.list();
  console.log(
    known.length > 0 ? known.map(line).join("\n") : `No server's certificate is known in ${folder}.`,
  );
} else if (command === "approve" && fingerprint !== undefined && rest.length === 0) {
  const approved = pki.approve(fingerprint);
  if (!approved)
    fail(
      `No rejected certificate in ${folder} has the fingerprint ${fingerprint}. \`list\` shows which there are.`,
    );
  console.log(line(approved));
} else fail(usage);
