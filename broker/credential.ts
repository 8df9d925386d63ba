import { closeSync, fchmodSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  type CredentialKind,
  credentialFile,
  credentialKinds,
  readCredentials,
} from "./access/credential-file.ts";
import { makeCredential, obstacleTo, revokeCredential } from "./access/make-credential.ts";

const usage = `Makes or rotates the password of a gateway, a service or a display, for the broker of this DATA_DIR.

  npm run credential -- gateway ID [--out FILE]     for a gateway of the site file
  npm run credential -- service NAME [--out FILE]   for a program of the cluster (api)
  npm run credential -- display ID [--out FILE]     for screens at machines: they read states and slots
  npm run credential -- --revoke gateway ID         lets nobody in by that name any more
  npm run credential -- --list

The password is printed once, or written to FILE (mode 600), and kept nowhere else. A running broker takes the
change at once and closes connections made with the old password.`;

class Refusal extends Error {}

const isKind = (text: string | undefined): text is CredentialKind =>
  credentialKinds.some((kind) => kind === text);

async function run(args: string[], folder: string): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: "string" },
      revoke: { type: "boolean" },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return usage;
  if (values.list) return list(folder);
  const [kind, id, ...rest] = positionals;
  if (!isKind(kind) || id === undefined || rest.length > 0) throw new Refusal(usage);
  const obstacle = obstacleTo({ kind, id });
  if (obstacle) throw new Refusal(obstacle);
  if (values.revoke) {
    revokeCredential({ folder, kind, id });
    return `${kind} ${id} is revoked.`;
  }
  if (values.out === undefined) return `user ${id}\npassword ${await makeCredential({ folder, kind, id })}`;
  // Opened first: a place that cannot be written must not cost the password in use.
  const handle = openSync(values.out, "a", 0o600);
  try {
    fchmodSync(handle, 0o600);
    const password = await makeCredential({ folder, kind, id });
    ftruncateSync(handle);
    writeSync(handle, `${password}\n`);
  } finally {
    closeSync(handle);
  }
  return `The password of ${kind} ${id} is in ${values.out}.`;
}

function list(folder: string): string {
  const users = [...readCredentials(credentialFile(folder))];
  if (users.length === 0) return `No credentials in ${folder}.`;
  return users
    .map(([id, it]) => `${it.kind} ${id}  ${it.hash === null ? "revoked" : "valid"} since ${it.changed}`)
    .join("\n");
}

try {
  console.log(await run(process.argv.slice(2), process.env.DATA_DIR || "data"));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
