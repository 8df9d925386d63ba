import { join } from "node:path";
import { parseArgs } from "node:util";
import { roleSchema, roles } from "./access/role.ts";
import { makeToken } from "./access/token.ts";
import { readTokenFile, writeTokenFile } from "./access/token-file.ts";

const usage = `npm run token -- NAME [--role ${roles.join("|")}] [--revoke]`;

/** Makes, replaces or revokes the API token of a name, and prints a new one once. */
function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { role: { type: "string", default: "member" }, revoke: { type: "boolean", default: false } },
  });
  const [name] = positionals;
  const role = roleSchema.safeParse(values.role);
  if (!name || positionals.length > 1 || !role.success) throw new Error(usage);
  const { API_TOKENS_FILE, DATA_DIR = "data" } = process.env;
  const file = API_TOKENS_FILE ?? join(DATA_DIR, "api-tokens.json");
  const entries = readTokenFile(file);
  const others = entries.filter((entry) => entry.name !== name);
  if (values.revoke) {
    if (others.length === entries.length) throw new Error(`No token is named ${name} in ${file}.`);
    writeTokenFile(file, others);
    console.error(`The token of ${name} is revoked.`);
    return;
  }
  const { token, entry } = makeToken(name, role.data);
  writeTokenFile(file, [...others, entry]);
  console.error(`Token of ${name} (${role.data}), shown this once; only its hash is kept in ${file}:`);
  console.log(token);
}

try {
  run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
