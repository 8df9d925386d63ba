import { say } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";
import { fingerprintOf } from "./pki.ts";
import { RefusedError, statusOf } from "./service-error.ts";

const identity =
  /^BadUserAccessDenied$|^BadIdentityToken|^BadUserSignatureInvalid$|^BadUserCertificate|^BadPasswordChange/;
const certificate = /^BadCertificate|^BadSecurityChecksFailed$|^BadApplicationSignatureInvalid$/;

/** What a person must settle, or undefined when waiting may help by itself. */
export function refusalOf(
  error: unknown,
  own: { certificate: Buffer; file: string } | undefined,
): Told | undefined {
  if (error instanceof RefusedError) return error.told;
  const status = statusOf(error);
  if (status === undefined) return undefined;
  if (identity.test(status)) return say("identity-refused", { status });
  if (certificate.test(status))
    return say("certificate-refused", {
      status,
      file: own?.file ?? "-",
      fingerprint: own ? fingerprintOf(own.certificate) : "-",
    });
  return undefined;
}
