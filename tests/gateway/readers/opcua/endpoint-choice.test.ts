import { describe, expect, test } from "vitest";
import { chooseEndpoint, type OfferedToken } from "../../../../gateway/readers/opcua/endpoint-choice.ts";

const uri = (policy: string) => `http://opcfoundation.org/UA/SecurityPolicy#${policy}`;
const token = (tokenType: number, policy: string | null): OfferedToken => ({
  tokenType,
  policyId: `${tokenType}-${policy}`,
  securityPolicyUri: policy === null ? null : uri(policy),
});
const modes = { None: 1, Sign: 2, SignAndEncrypt: 3 } as const;
type Mode = keyof typeof modes;
const endpoint = (mode: Mode, policy: string, userIdentityTokens: OfferedToken[], certificate = true) => ({
  securityMode: modes[mode],
  securityPolicyUri: uri(policy),
  serverCertificate: certificate ? Buffer.from("certificate") : null,
  userIdentityTokens,
});
const user = { type: "user", user: "a", password: { env: "X" } } as const;
const certificate = { type: "certificate", certificate: "a.pem", key: "a.key" } as const;

describe("the identity token chosen", () => {
  test.each([
    ["SignAndEncrypt", "Basic256Sha256", user, [token(1, null)], "1-null"],
    ["SignAndEncrypt", "Basic256Sha256", user, [token(1, "None")], "1-None"],
    ["Sign", "Basic256Sha256", user, [token(1, null)], "1-null"],
    ["Sign", "Basic256Sha256", user, [token(1, "None")], "would take the password unencrypted"],
    ["None", "None", user, [token(1, null)], "would take the password unencrypted"],
    ["None", "None", user, [token(1, "None"), token(1, "Basic256Sha256")], "1-Basic256Sha256"],
    [
      "None",
      "None",
      user,
      [token(1, "Basic256"), token(1, "Aes256_Sha256_RsaPss")],
      "1-Aes256_Sha256_RsaPss",
    ],
    ["None", "None", certificate, [token(2, null)], "would take the certificate without proof"],
    ["None", "None", { type: "anonymous" } as const, [token(0, null)], "0-null"],
    ["None", "None", user, [token(0, null)], "It takes anonymous"],
  ] as const)("on %s/%s for %o among %o is %s", (mode, policy, identity, tokens, expected) => {
    const offered = [endpoint(mode, policy, [...tokens])];
    const choice = chooseEndpoint(offered, { security: { mode, policy }, identity });
    expect(choice.ok ? choice.token.policyId : choice.reason).toContain(expected);
  });

  test("is refused where no server certificate could encrypt the password", () => {
    const offered = [endpoint("None", "None", [token(1, "Basic256Sha256")], false)];
    const choice = chooseEndpoint(offered, { security: { mode: "None", policy: "None" }, identity: user });
    expect(choice).toMatchObject({ ok: false, reason: expect.stringContaining("unencrypted") });
  });
});

test("only exactly the mode and policy asked for are taken", () => {
  const offered = [
    endpoint("None", "None", [token(0, null)]),
    endpoint("Sign", "Basic256Sha256", [token(0, null)]),
    endpoint("SignAndEncrypt", "Basic256", [token(0, null)]),
  ];
  const wanted = {
    security: { mode: "SignAndEncrypt", policy: "Basic256Sha256" },
    identity: { type: "anonymous" },
  } as const;
  expect(chooseEndpoint(offered, wanted)).toEqual({
    ok: false,
    reason:
      "The server does not offer SignAndEncrypt/Basic256Sha256. It offers None/None, Sign/Basic256Sha256, SignAndEncrypt/Basic256. Change the server or security.mode and security.policy.",
  });
});
