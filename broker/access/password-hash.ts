import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";

/** Cost of one hash: 19 MiB and two passes, the smaller of the settings RFC 9106 users commonly take. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

const derive = (parameters: Argon2Parameters) =>
  new Promise<Buffer>((resolve, reject) => {
    argon2("argon2id", parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
const encode = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

/** `$argon2id$v=19$m=KiB,t=passes,p=lanes$salt$hash`: tells its own algorithm and cost (PHC string format). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive({ ...cost, tagLength, message: password, nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(key)}`;
}

const shape =
  /^\$argon2id\$v=19\$m=(?<memory>\d{1,7}),t=(?<passes>\d{1,2}),p=(?<lanes>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{11,64})\$(?<key>[A-Za-z0-9+/]{22,86})$/;

/** Whether a text is a hash that this version can check. */
export const isPasswordHash = (text: string): boolean => shape.test(text);

/** About 50 ms of one core, off the event loop. A text that is no hash matches no password. */
export async function matchesHash(password: string | Buffer, hash: string): Promise<boolean> {
  const parts = shape.exec(hash)?.groups;
  if (!parts) return false;
  const expected = Buffer.from(parts.key ?? "", "base64");
  const key = await derive({
    message: password,
    nonce: Buffer.from(parts.salt ?? "", "base64"),
    memory: Number(parts.memory),
    passes: Number(parts.passes),
    parallelism: Number(parts.lanes),
    tagLength: expected.length,
  });
  return timingSafeEqual(key, expected);
}

/** 256 random bits in characters that survive shells, environment files and phones. */
export const newPassword = (): string => randomBytes(32).toString("base64url");
