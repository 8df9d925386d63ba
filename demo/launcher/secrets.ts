import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCredential } from "../../broker/access/make-credential.ts";

/** Accounts and passwords of a start's own processes, each in a file of mode 600 under `secrets/`. */
export interface Secrets {
  /** The password file of an account at the built-in broker; the account is made on first use. */
  account(kind: "gateway" | "service", id: string): Promise<string>;
  /** A password that only this installation knows. */
  password(name: string): string;
}

export function createSecrets(dataFolder: string): Secrets {
  const folder = join(dataFolder, "secrets");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = (name: string) => join(folder, `${name}.password`);
  const keep = (file: string, password: string) => {
    writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  return {
    async account(kind, id) {
      const file = place(`${kind}-${id}`);
      if (!existsSync(file)) keep(file, await makeCredential({ folder: dataFolder, kind, id }));
      return file;
    },
    password(name) {
      const file = place(name);
      if (!existsSync(file)) keep(file, randomBytes(18).toString("base64url"));
      return readFileSync(file, "utf8").trim();
    },
  };
}
