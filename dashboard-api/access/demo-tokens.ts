import type { Site } from "../../config/site/site.ts";
import type { Role } from "./role.ts";
import { hashOfSecret } from "./token.ts";
import type { TokenEntry } from "./token-file.ts";

/** The tokens that the demo, and only the demo, accepts: anybody can know them. */
export function demoEntries(site: Pick<Site, "companies" | "machines">): TokenEntry[] {
  const entry = (suffix: string, role: Role, bound: Partial<TokenEntry> = {}): TokenEntry => ({
    name: `demo ${suffix}`,
    role,
    ...bound,
    sha256: hashOfSecret(`demo-${suffix}`),
  });
  return [
    entry("committee", "committee"),
    entry("office", "office"),
    entry("auditor", "auditor"),
    ...site.companies.flatMap(({ id }) => [
      entry(`manager-${id}`, "manager", { company: id }),
      entry(`member-${id}`, "member", { company: id }),
    ]),
    ...site.machines.map(({ id }) => entry(`machine-${id}`, "machine", { machine: id })),
  ];
}
