import { statusTopic } from "../../config/wire/topics.ts";
import { addressGroup } from "./address.ts";
import type { AttemptLimit } from "./attempt-limit.ts";
import type { CredentialStore } from "./credential-store.ts";
import { type Identity, isServiceName } from "./identity.ts";
import type { PasswordCheck } from "./password-check.ts";

/** Return codes of MQTT 3.1.1, 3.2.2.3. Clients may try again after 3, and not without a change after the others. */
export const connackCode = { clientId: 2, unavailable: 3, password: 4, notAllowed: 5 } as const;
export type ConnackCode = (typeof connackCode)[keyof typeof connackCode];

export interface Attempt {
  address: string;
  clientId: string;
  /** Seconds. */
  keepalive: number;
  user: string | undefined;
  password: Buffer | undefined;
  /** Common name of a client certificate that the configured authority signed. */
  certificate: string | undefined;
  will: { topic: string; qos: number; bytes: number } | undefined;
}

export type Admission =
  /** `proof` is valid until `stillValid` says otherwise. */
  { ok: true; who: Identity; proof: Proof } | { ok: false; code: ConnackCode; reason: string };

/** What an identity was proven by: the hash its password matched, or (null) a certificate. */
export interface Proof {
  user: string;
  hash: string | null;
}

export interface Authenticator {
  admit(attempt: Attempt): Promise<Admission>;
  stillValid(proof: Proof): boolean;
}

/** Seconds. A dead connection keeps its gateway's place for one and a half times as long. */
const longestKeepalive = 300;

export function createAuthenticator(parts: {
  credentials: CredentialStore;
  passwords: PasswordCheck;
  /** Wrong passwords of one user from one address, and of all users from it. */
  perUser: AttemptLimit;
  perAddress: AttemptLimit;
  isGateway: (id: string) => boolean;
  willBytes: number;
}): Authenticator {
  const { credentials, passwords, perUser, perAddress } = parts;
  const refused = (code: ConnackCode, reason: string): Admission => ({ ok: false, code, reason });

  async function prove({ address, user, password, certificate }: Attempt): Promise<Admission> {
    if (certificate !== undefined) {
      if (user !== undefined && user !== certificate)
        return refused(connackCode.notAllowed, `user ${user} with the certificate of ${certificate}`);
      if (credentials.find(certificate)?.hash === null)
        return refused(connackCode.notAllowed, `${certificate} is revoked`);
      return {
        ok: true,
        who: { kind: "gateway", id: certificate },
        proof: { user: certificate, hash: null },
      };
    }
    if (user === undefined || password === undefined)
      return refused(connackCode.notAllowed, "neither a password nor a client certificate");
    const credential = credentials.find(user);
    if (!passwords.isKnown(user, password, credential?.hash)) {
      const group = addressGroup(address);
      const pair = `${group} ${user.slice(0, 64)}`;
      if (!perUser.take(pair) || !perAddress.take(group))
        return refused(connackCode.unavailable, `too many wrong passwords from ${group}: try again later`);
      const result = await passwords.check(user, password, credential?.hash);
      if (result !== "wrong") {
        perUser.giveBack(pair);
        perAddress.giveBack(group);
      }
      if (result === "busy")
        return refused(connackCode.unavailable, "too many are logging in: try again later");
      if (result === "wrong") return refused(connackCode.password, "unknown user or wrong password");
    }
    // The credential may have been rotated while the hash was computed.
    const current = credentials.find(user);
    if (!current?.hash || current.hash !== credential?.hash)
      return refused(connackCode.password, "unknown user or wrong password");
    const proof = { user, hash: current.hash };
    if (current.kind === "display") return { ok: true, who: { kind: "display", id: user }, proof };
    if (current.kind === "gateway") return { ok: true, who: { kind: "gateway", id: user }, proof };
    if (isServiceName(user)) return { ok: true, who: { kind: "service", id: user }, proof };
    return refused(connackCode.notAllowed, `there is no service ${user}`);
  }

  /** The client id begins with who it is, so that nobody can take over another's connection. */
  const mayBeCalled = (clientId: string, { id }: Identity) =>
    clientId.length <= 200 &&
    (clientId === id || (clientId.startsWith(`${id}:`) && /^[0-9A-Za-z_:-]+$/.test(clientId)));

  return {
    async admit(attempt) {
      await credentials.refresh();
      const admission = await prove(attempt);
      if (!admission.ok) return admission;
      const { who } = admission;
      if (who.kind === "gateway" && !parts.isGateway(who.id))
        return refused(connackCode.notAllowed, `the site file has no gateway ${who.id}`);
      if (!mayBeCalled(attempt.clientId, who))
        return refused(connackCode.clientId, `the client id must be ${who.id} or begin with ${who.id}:`);
      if (attempt.keepalive < 1 || attempt.keepalive > longestKeepalive)
        return refused(
          connackCode.notAllowed,
          `keep-alive of ${attempt.keepalive} s: 1 to ${longestKeepalive} s`,
        );
      const { will } = attempt;
      if (will && (who.kind !== "gateway" || will.topic !== statusTopic(who.id)))
        return refused(
          connackCode.notAllowed,
          `a last will on ${will.topic}: only the own status may have one`,
        );
      if (will && (will.qos > 1 || will.bytes > parts.willBytes))
        return refused(connackCode.notAllowed, `a last will of ${will.bytes} bytes with QoS ${will.qos}`);
      return admission;
    },
    stillValid({ user, hash }) {
      const now = credentials.find(user)?.hash;
      return hash === null ? now !== null : now === hash;
    },
  };
}
