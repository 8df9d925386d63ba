import { fingerprintOf } from "./pki.ts";
import { RefusedError, statusOf } from "./service-error.ts";

const identity =
  /^BadUserAccessDenied$|^BadIdentityToken|^BadUserSignatureInvalid$|^BadUserCertificate|^BadPasswordChange/;
const certificate = /^BadCertificate|^BadSecurityChecksFailed$|^BadApplicationSignatureInvalid$/;

/** What a person must settle, or undefined when waiting may help by itself. */
export function refusalOf(
  error: unknown,
  own: { certificate: Buffer; file: string } | undefined,
): string | undefined {
  if (error instanceof RefusedError) return error.message;
  const status = statusOf(error);
  if (status === undefined) return undefined;
  if (identity.test(status))
    return `The server refuses the identity (${status}). Check user and password, or the user's certificate.`;
  if (certificate.test(status))
    return `The server refuses this gateway's certificate (${status}). Have the server trust ${
      own ? `${own.file}, fingerprint (SHA-256) ${fingerprintOf(own.certificate)}` : "it"
    }.`;
  return undefined;
}
