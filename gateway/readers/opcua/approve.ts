import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rfc3339FromMicros } from "../../../config/micros.ts";
import { gatewayFolder } from "../../spool/spool-settings.ts";
import { createPki, type KnownCertificate } from "./pki.ts";

/**
 * `npm run certificates -- list | approve FINGERPRINT`: certificates of OPC UA servers, of every gateway whose folder
 * is in DATA_DIR, or of GATEWAY_ID alone.
 */
const usage = "Usage: npm run certificates -- list | approve FINGERPRINT";
const dataFolder = process.env.DATA_DIR || "data";

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function gatewayFolders(): string[] {
  const gateway = process.env.GATEWAY_ID;
  if (gateway) return [gatewayFolder(dataFolder, gateway)];
  try {
    const beginning = gatewayFolder("", "");
    return readdirSync(dataFolder)
      .filter((name) => name.startsWith(beginning))
      .map((name) => join(dataFolder, name));
  } catch (error) {
    return fail(`${dataFolder} cannot be read (${(error as Error).message}). Set DATA_DIR to the gateway's.`);
  }
}

const line = (it: KnownCertificate) =>
  `${it.trusted ? "trusted " : "rejected"}  ${it.fingerprint}  ends ${rfc3339FromMicros(it.expires).slice(0, 10)}  ${it.subject}`;

const [command, fingerprint, ...rest] = process.argv.slice(2);
if (command === "list" && fingerprint === undefined) {
  const known = gatewayFolders().flatMap((folder) => createPki(join(folder, "pki")).list());
  console.log(
    known.length > 0 ? known.map(line).join("\n") : `No server's certificate is known in ${dataFolder}.`,
  );
} else if (command === "approve" && fingerprint !== undefined && rest.length === 0) {
  const approved = gatewayFolders().flatMap((folder) => {
    const found = createPki(join(folder, "pki")).approve(fingerprint);
    return found ? [line(found)] : [];
  });
  if (approved.length === 0)
    fail(
      `No rejected certificate in ${dataFolder} has the fingerprint ${fingerprint}. \`list\` shows which there are.`,
    );
  console.log(approved.join("\n"));
} else fail(usage);
