import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "machine-commons-signature";

/** HMAC-SHA256 (RFC 2104) of time and body, so that neither can be changed or an old one be sent again. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;

/** Whether a header is of this secret and body, and at most `patience` seconds old. For receivers. */
export function isSignedBy(
  secret: string,
  given: { header: string; body: string; now: number; patience?: number },
): boolean {
  const seconds = Number(/^t=(\d+),v1=[0-9a-f]{64}$/.exec(given.header)?.[1]);
  if (!Number.isSafeInteger(seconds) || Math.abs(given.now - seconds) > (given.patience ?? 300)) return false;
  return timingSafeEqual(Buffer.from(given.header), Buffer.from(signatureOf(secret, seconds, given.body)));
}
