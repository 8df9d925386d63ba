import type { Finding } from "../finding.ts";
import { isMap, type Outline, type SourceOutline, textOf } from "./outline.ts";

/** Addresses and identities of sources: no secrets in them, both halves of a pair, no port twice. */
export function checkAccess(site: Outline): Finding[] {
  return [...site.sources.flatMap(sourceFindings), ...sharedPorts(site)];
}

function sourceFindings(source: SourceOutline): Finding[] {
  const findings: Finding[] = [];
  const addresses: [unknown, string[]][] = [[source.map.endpoint, ["endpoint"]]];
  if (isMap(source.map.connect)) addresses.push([source.map.connect.url, ["connect", "url"]]);
  for (const [address, keys] of addresses)
    if (/^[a-z.+]+:\/\/[^/]*@/i.test(textOf(address) ?? ""))
      findings.push({
        path: [...source.path, ...keys],
        found: "an address with a user or password in it",
        expected: "the address alone",
        advice: "Give the user by its own key and the password as { env: NAME } or { file: PATH }.",
      });
  for (const key of ["connect", "listen"]) {
    const side = source.map[key];
    if (!isMap(side)) continue;
    const path = [...source.path, key];
    findings.push(...together(side, path, "user", "password"));
    if (isMap(side.tls)) findings.push(...together(side.tls, [...path, "tls"], "certificate", "key"));
    if (key === "connect" && isMap(side.tls) && /^(mqtt|ws):/.test(textOf(side.url) ?? ""))
      findings.push({
        path: [...path, "url"],
        expected: "an address with mqtts:// or wss://, since tls is given",
      });
  }
  return findings;
}

function together(map: Record<string, unknown>, path: Finding["path"], a: string, b: string): Finding[] {
  if ((map[a] === undefined) === (map[b] === undefined)) return [];
  const [given, absent] = map[a] === undefined ? [b, a] : [a, b];
  return [{ path: [...path, absent], expected: `${absent} beside ${given}` }];
}

function sharedPorts(site: Outline): Finding[] {
  const seen = new Map<string, string>();
  return site.sources.flatMap((source): Finding[] => {
    if (!isMap(source.map.listen)) return [];
    const port = source.map.listen.port ?? 1_883;
    const place = `${source.gateway.path.join()}:${port}`;
    const other = seen.get(place);
    seen.set(place, source.id ?? "another source");
    if (other === undefined || port === 0) return [];
    return [
      {
        path: [...source.path, "listen", "port"],
        found: `${port}`,
        expected: `a port of its own, since ${other} listens on it too`,
      },
    ];
  });
}

const oldPolicies = ["Basic128Rsa15", "Basic256"];
const isLoopback = (host: unknown) => host === "127.0.0.1" || host === "::1" || host === "localhost";

/** What works and is weaker than it should be. */
export function weakAccess(site: Outline): Finding[] {
  return site.sources.flatMap((source): Finding[] => {
    const findings: Finding[] = [];
    const { security, identity, listen } = source.map;
    if (isMap(security) && oldPolicies.includes(String(security.policy)))
      findings.push({
        path: [...source.path, "security", "policy"],
        expected: "a policy that is not withdrawn",
        advice: "Use Basic256Sha256 or newer unless the machine offers nothing else.",
      });
    if (isMap(security) && security.mode === "None" && isMap(identity) && identity.type === "user")
      findings.push({
        path: [...source.path, "security", "mode"],
        expected: "Sign or SignAndEncrypt where a password is sent",
        advice: "Use security where the machine offers it.",
      });
    if (isMap(listen) && listen.user === undefined && !isLoopback(listen.host))
      findings.push({
        path: [...source.path, "listen", "user"],
        expected: "a user and a password",
        advice: "Without them everyone on the factory network can send values.",
      });
    return findings;
  });
}
