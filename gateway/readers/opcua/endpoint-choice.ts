import type { OpcuaSource } from "../../../config/site/source.ts";

/** What of an endpoint description (OPC 10000-4, 7.14) the choice needs. Modes: 1 None, 2 Sign, 3 SignAndEncrypt. */
export interface OfferedEndpoint {
  securityMode: number;
  securityPolicyUri: string | null;
  serverCertificate: Buffer | null;
  userIdentityTokens: OfferedToken[] | null;
}
/** Token types: 0 anonymous, 1 user name, 2 certificate, 3 issued. */
export interface OfferedToken {
  tokenType: number;
  policyId: string | null;
  securityPolicyUri: string | null;
}

export type EndpointChoice<E extends OfferedEndpoint> =
  | { ok: true; endpoint: E; token: OfferedToken }
  | { ok: false; reason: string };

const modes = ["invalid", "None", "Sign", "SignAndEncrypt"];
const tokens = ["anonymous", "user", "certificate", "issued token"];
const nameOfPolicy = (uri: string | null) => uri?.split("#")[1] ?? "";
const shown = (endpoint: OfferedEndpoint) =>
  `${modes[endpoint.securityMode] ?? "invalid"}/${nameOfPolicy(endpoint.securityPolicyUri)}`;
const listed = (items: string[]) => [...new Set(items)].join(", ") || "nothing";

/** Weakest first. None is refused for passwords before this order is asked. */
const strength = [
  "None",
  "Basic128Rsa15",
  "Basic256",
  "Basic256Sha256",
  "Aes128_Sha256_RsaOaep",
  "Aes256_Sha256_RsaPss",
];

/**
 * The endpoint that has exactly the mode and policy of the site file, and the identity token to present there.
 * Never another one: what does not match is refused, with what the server offers. A password needs a token policy
 * that encrypts it, unless the connection itself is encrypted.
 */
export function chooseEndpoint<E extends OfferedEndpoint>(
  offered: readonly E[],
  wanted: Pick<OpcuaSource, "security" | "identity">,
): EndpointChoice<E> {
  const { mode, policy } = wanted.security;
  const endpoint = offered.find(
    (it) => it.securityMode === modes.indexOf(mode) && nameOfPolicy(it.securityPolicyUri) === policy,
  );
  if (!endpoint) {
    return {
      ok: false,
      reason: `The server does not offer ${mode}/${policy}. It offers ${listed(offered.map(shown))}. Change the server or security.mode and security.policy.`,
    };
  }
  const type = wanted.identity.type;
  const allowed = endpoint.userIdentityTokens ?? [];
  const fitting = allowed
    .filter((it) => tokens[it.tokenType] === type)
    .map((token) => ({ token, policy: nameOfPolicy(token.securityPolicyUri) || policy }))
    .sort((one, other) => strength.indexOf(other.policy) - strength.indexOf(one.policy));
  if (fitting.length === 0) {
    return {
      ok: false,
      reason: `The server does not take the identity "${type}" on ${mode}/${policy}. It takes ${listed(allowed.map((it) => tokens[it.tokenType] ?? "unknown"))}.`,
    };
  }
  const strongest = fitting[0];
  const protectedBy = (it: (typeof fitting)[number]) =>
    strength.indexOf(it.policy) > 0 && (endpoint.serverCertificate?.length ?? 0) > 0;
  const usable =
    type === "anonymous" || (type === "user" && mode === "SignAndEncrypt")
      ? strongest
      : fitting.find(protectedBy);
  if (!usable) {
    return {
      ok: false,
      reason: `The server would take the ${type === "user" ? "password unencrypted" : "certificate without proof"} on ${mode}/${policy}. Use mode SignAndEncrypt, or have the server set a security policy for this identity.`,
    };
  }
  return { ok: true, endpoint, token: usable.token };
}
