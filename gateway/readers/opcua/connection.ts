import { MILLISECOND } from "../../../config/micros.ts";
import { readSecret } from "../../../config/site/secret.ts";
import type { OpcuaSource } from "../../../config/site/source.ts";
import { chooseEndpoint } from "./endpoint-choice.ts";
import {
  type ClientSession,
  cryptography,
  type EndpointDescription,
  LogLevel,
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
  setLogLevel,
  type UserIdentityInfo,
  UserTokenType,
} from "./node-opcua.ts";
import { type OwnCertificate, readCertificate } from "./own-certificate.ts";
import { RefusedError, ServiceError } from "./service-error.ts";

/** A session at the server, as the library holds it. */
export type Session = ClientSession;
/** What the library's client can do beyond its public type: one request, no retries, no queues. */
interface RawClient {
  performMessageTransaction(
    request: object,
    done: (error: Error | null, response?: { responseHeader: { serviceResult: Status } }) => void,
  ): void;
}
interface Status {
  value: number;
  name: string;
}

/** What the gateway would connect to: the endpoint of the site file's mode and policy. */
export interface Target {
  endpoint: EndpointDescription;
  /** The server's own certificate, without its issuers; null where the server has none. */
  certificate: Buffer | null;
}

/**
 * One secure channel with one session. It never repairs itself: `onLost` fires once, and the owner decides. Requests
 * go to the channel directly, so that no request is ever repeated behind the owner's back.
 */
export interface Connection {
  readonly session: Session;
  /** Milliseconds the server keeps the session without a request. */
  readonly sessionTimeout: number;
  /** Rejects with ServiceError when the server refuses, with another Error when it does not answer. */
  request<R>(request: object): Promise<R>;
  onLost(listener: (why: Error) => void): void;
  /** Gives up the channel; the session stays at the server, to be resumed. */
  drop(): Promise<void>;
  /** Ends the session with its subscriptions, and the channel. */
  close(): Promise<void>;
}

const DROP_TIMEOUT = 2_000;
const DISCOVERY_TIMEOUT = 10_000;
/** The longest outage after which a session can be taken over; servers may grant less. */
const SESSION_TIMEOUT = 120_000;
const noRetry = { maxRetry: 0, initialDelay: 100, maxDelay: 100 };

function createClient(
  own: OwnCertificate,
  settings: {
    mode: MessageSecurityMode;
    policy: SecurityPolicy;
    serverCertificate?: Buffer;
    /** The socket is given up after this much silence, milliseconds. */
    silence: number;
  },
): OPCUAClient {
  // Errors come back to the caller, who logs them; the library would print them on the console as well.
  setLogLevel(LogLevel.Emergency);
  const key = cryptography.makePrivateKeyFromPem(own.key);
  return OPCUAClient.create({
    applicationName: "machine-commons-gateway",
    clientName: "machine-commons",
    certificateKeyPairProvider: {
      getCertificate: () => own.certificate,
      getCertificateChain: () => [own.certificate],
      getPrivateKey: () => key,
    },
    connectionStrategy: noRetry,
    transportTimeout: settings.silence,
    endpointMustExist: false,
    keepSessionAlive: false,
    keepPendingSessionsOnDisconnect: true,
    requestedSessionTimeout: Math.max(SESSION_TIMEOUT, 3 * settings.silence),
    securityMode: settings.mode,
    securityPolicy: settings.policy,
    ...(settings.serverCertificate ? { serverCertificate: settings.serverCertificate } : {}),
  });
}

/** Closing politely is impossible on a dead network: do not wait for it. */
const givenTime = (work: Promise<unknown>) =>
  Promise.race([
    work.then(
      () => {},
      () => {},
    ),
    new Promise<void>((resolve) => setTimeout(resolve, DROP_TIMEOUT).unref()),
  ]);

/** What the server offers, asked without security: it is not trusted yet, and nothing is told to it. */
export async function discover(source: OpcuaSource, own: OwnCertificate): Promise<EndpointDescription[]> {
  const client = createClient(own, {
    mode: MessageSecurityMode.None,
    policy: SecurityPolicy.None,
    silence: DISCOVERY_TIMEOUT,
  });
  try {
    await client.connect(source.endpoint);
    return await client.getEndpoints();
  } finally {
    await givenTime(client.disconnect());
  }
}

/** The server's own certificate out of what may be a chain. */
export const leafOf = (chain: Buffer | null): Buffer | null =>
  chain && chain.length > 0 ? (cryptography.split_der(chain)[0] ?? null) : null;

function identityOf(identity: OpcuaSource["identity"]): UserIdentityInfo {
  if (identity.type === "anonymous") return { type: UserTokenType.Anonymous };
  try {
    if (identity.type === "user")
      return {
        type: UserTokenType.UserName,
        userName: identity.user,
        password: readSecret(identity.password),
      };
    const { certificate, key } = readCertificate(identity.certificate, identity.key);
    return {
      type: UserTokenType.Certificate,
      certificateData: certificate,
      keyOperations: cryptography.keyOperationsFromPrivateKey(cryptography.makePrivateKeyFromPem(key)),
    };
  } catch (error) {
    throw new RefusedError((error as Error).message);
  }
}

/**
 * Opens a channel to the target and a session on it: a new one, or `previous` taken over with its subscriptions
 * (ActivateSession on another channel, OPC 10000-4, 5.6.3).
 */
export async function connect(
  source: OpcuaSource,
  own: OwnCertificate,
  target: Target,
  previous?: Session,
): Promise<Connection> {
  const client = createClient(own, {
    mode: target.endpoint.securityMode as MessageSecurityMode,
    policy: target.endpoint.securityPolicyUri as SecurityPolicy,
    // Each heartbeat brings an answer.
    silence: DISCOVERY_TIMEOUT + (2 * source.heartbeat.every) / MILLISECOND,
    ...(target.certificate ? { serverCertificate: target.certificate } : {}),
  });
  const listeners = new Set<(why: Error) => void>();
  let lost: Error | undefined;
  client.on("close", (error?: Error | null) => {
    if (lost) return;
    lost = new Error(error ? `the connection was lost: ${error.message}` : "the connection was closed");
    for (const listener of listeners) listener(lost);
  });
  try {
    await client.connect(source.endpoint);
    // Asked again, now on the secured channel: whoever could alter the first answer cannot alter this one.
    const choice = chooseEndpoint(await client.getEndpoints(), source);
    if (!choice.ok) throw new RefusedError(choice.reason);
    // The library would choose the token itself, by a laxer rule.
    choice.endpoint.userIdentityTokens =
      choice.endpoint.userIdentityTokens?.filter((it) => it === choice.token) ?? null;
    const session = previous ?? (await client.createSession(identityOf(source.identity)));
    if (previous) await client.reactivateSession(previous);
    return {
      session,
      sessionTimeout: session.timeout,
      request<R>(request: object) {
        const { requestHeader } = request as { requestHeader: { authenticationToken: unknown } };
        requestHeader.authenticationToken = session.authenticationToken;
        return new Promise<R>((resolve, reject) => {
          (client as unknown as RawClient).performMessageTransaction(request, (error, response) => {
            const status = (response ?? (error as { response?: typeof response })?.response)?.responseHeader
              .serviceResult;
            if (status && status.value !== 0) reject(new ServiceError(status.name, request.constructor.name));
            else if (error || !response) reject(error ?? new Error("no response"));
            else resolve(response as R);
          });
        });
      },
      onLost(listener) {
        if (lost) listener(lost);
        else listeners.add(listener);
      },
      drop: () => givenTime(client.disconnect()),
      async close() {
        await givenTime(session.close(true));
        await givenTime(client.disconnect());
      },
    };
  } catch (error) {
    await givenTime(client.disconnect());
    throw error;
  }
}
