import { join } from "node:path";
import { parseArgs } from "node:util";
import { idSchema } from "../config/wire/topics.ts";
import { companyRoles, type Role, roleSchema, roles } from "./access/role.ts";
import { makeToken } from "./access/token.ts";
import { readTokenFile, writeTokenFile } from "./access/token-file.ts";

const usage = `npm run token -- NAME [--role ${roles.join("|")}] [--company ID] [--machine ID] [--revoke]`;

/** What the token is bound to. Throws one sentence when that does not go with the role. */
function boundTo(role: Role, given: { company?: string | undefined; machine?: string | undefined }) {
  for (const id of Object.values(given)) {
    if (id !== undefined && !idSchema.safeParse(id).success)
      throw new Error(`${id} is no id of a site file.`);
  }
  if (given.company !== undefined && !companyRoles.includes(role)) {
    throw new Error(`--company goes with the roles ${companyRoles.join(" and ")}; ${role} belongs to none.`);
  }
  if (given.company === undefined && role === "manager") throw new Error("A manager needs --company ID.");
  if ((role === "machine") !== (given.machine !== undefined)) {
    throw new Error("--machine ID and the role machine go together: the token says at which machine it is.");
  }
  return given;
}

/** Makes, replaces or revokes the API token of a name, and prints a new one once. */
function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: "string", default: "member" },
      company: { type: "string" },
      machine: { type: "string" },
      revoke: { type: "boolean", default: false },
    },
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
  const { token, entry } = makeToken(
    name,
    role.data,
    boundTo(role.data, { company: values.company, machine: values.machine }),
  );
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
