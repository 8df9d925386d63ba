import type { OpcuaSource } from "../../../config/site/source.ts";
import { say } from "../../../config/wire/gateway-texts.ts";
import { discover, leafOf, type Target } from "./connection.ts";
import { chooseEndpoint } from "./endpoint-choice.ts";
import type { OwnCertificate } from "./own-certificate.ts";
import { fingerprintOf, type Pki } from "./pki.ts";
import { RefusedError } from "./service-error.ts";

/**
 * The endpoint to connect to, once its server's certificate is trusted. The certificate counts wherever the
 * connection is secured, and where a password is encrypted with it. Throws RefusedError with what to do.
 */
export async function findTrustedTarget(source: OpcuaSource, own: OwnCertificate, pki: Pki): Promise<Target> {
  const choice = chooseEndpoint(await discover(source, own), source);
  if (!choice.ok) throw new RefusedError(choice.reason);
  const certificate = leafOf(choice.endpoint.serverCertificate);
  const target: Target = { endpoint: choice.endpoint, certificate };
  if (source.security.mode === "None" && source.identity.type === "anonymous") return target;
  if (!certificate) throw new RefusedError(say("certificate-missing"));
  if (!pki.isTrusted(certificate)) {
    pki.reject(certificate);
    const fingerprint = fingerprintOf(certificate);
    throw new RefusedError(say("certificate-unknown", { fingerprint }));
  }
  return target;
}
