import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Bilingual } from "../../config/site/text.ts";
import { forbidden, Problem, unauthorized } from "../problems/problem.ts";
import { accessTexts } from "../problems/words/access.ts";
import type { Credential, Credentials } from "./credential.ts";
import { requireWithinReach } from "./machine-reach.ts";
import type { Caller, Role } from "./role.ts";
import type { Scope } from "./scope.ts";
import type { SessionCookie } from "./session-cookie.ts";
import type { TokenBook } from "./token-book.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers without a token: health and the description of the API. */
    open?: boolean;
    /** What a token with scopes must have; absent: `read` for what only reads, and no such token for changes. */
    scope?: Scope;
  }
}

/** Looks up who sends a request, once for each request. */
export interface Guard {
  /** Rejects while it cannot be looked up. */
  presentedBy(request: FastifyRequest): Promise<Credential | undefined>;
}

const admitted = new WeakMap<FastifyRequest, Credential>();

/** By what a request that passed the guard is known. */
export function credentialOf(request: FastifyRequest): Credential {
  const credential = admitted.get(request);
  if (!credential) throw unauthorized();
  return credential;
}

/** Who sent a request that passed the guard. */
export const callerOfRequest = (request: FastifyRequest): Caller => credentialOf(request).caller;

/** Throws a 403 problem unless the caller has one of the roles. */
export function requireRole(request: FastifyRequest, allowed: readonly Role[], why: Bilingual): Caller {
  const caller = callerOfRequest(request);
  if (!allowed.includes(caller.role)) throw forbidden(why);
  return caller;
}

/** A bearer token (RFC 6750) comes before a session's cookie. */
export function createGuard(given: {
  tokens: TokenBook;
  credentials: Credentials;
  cookie: SessionCookie;
}): Guard {
  const { tokens, credentials, cookie } = given;
  const found = new WeakMap<FastifyRequest, Promise<Credential | undefined>>();
  const look = async (request: FastifyRequest): Promise<Credential | undefined> => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const secret = cookie.read(request);
      return secret === undefined ? undefined : credentials.bySession(secret);
    }
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;
    const caller = tokens.callerOf(token);
    return caller ? { caller, scopes: null, account: null, csrf: null } : credentials.byToken(token);
  };
  return {
    presentedBy(request) {
      const known = found.get(request) ?? look(request);
      found.set(request, known);
      return known;
    },
  };
}

const safeMethods = ["GET", "HEAD", "OPTIONS"];

function requireCsrf(request: FastifyRequest, { csrf }: Credential): void {
  if (csrf === null || safeMethods.includes(request.method)) return;
  const sent = Buffer.from(String(request.headers["x-csrf-token"] ?? ""));
  const wanted = Buffer.from(csrf);
  if (sent.length === wanted.length && timingSafeEqual(sent, wanted)) return;
  const detail = accessTexts.csrf;
  throw new Problem(403, "csrf", detail);
}

function requireScope(request: FastifyRequest, { scopes }: Credential): void {
  if (scopes === null) return;
  const needed = request.routeOptions.config.scope ?? (safeMethods.includes(request.method) ? "read" : null);
  if (needed !== null && scopes.includes(needed)) return;
  throw forbidden(needed === null ? accessTexts.noScopes : accessTexts.lacksScope(needed, scopes));
}

/** Asks who it is on every route that is not marked `open`, after the rate limit and before any body is read. */
export function guardRoutes(app: FastifyInstance, guard: Guard): void {
  app.addHook("preParsing", async (request) => {
    if (request.is404 || request.routeOptions.config.open) return;
    const credential = await guard.presentedBy(request);
    if (!credential) throw unauthorized(request.headers.authorization);
    requireCsrf(request, credential);
    requireScope(request, credential);
    requireWithinReach(request, credential.caller);
    admitted.set(request, credential);
  });
}
