import type { FastifyInstance, FastifyRequest } from "fastify";
import { forbidden, unauthorized } from "../problems/problem.ts";
import type { Caller, Role } from "./role.ts";
import type { TokenBook } from "./token-book.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers without a token: health and the description of the API. */
    open?: boolean;
  }
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who sent a request that passed the guard. */
export function callerOfRequest(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw unauthorized();
  return caller;
}

/** Throws a 403 problem unless the caller has one of the roles. */
export function requireRole(request: FastifyRequest, allowed: readonly Role[], why: string): Caller {
  const caller = callerOfRequest(request);
  if (!allowed.includes(caller.role)) throw forbidden(why);
  return caller;
}

/** Who presents a bearer token (RFC 6750) of the book, if anyone does. */
export function presentedBy(request: FastifyRequest, book: TokenBook): Caller | undefined {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return token === undefined ? undefined : book.callerOf(token);
}

/** Asks for a token on every route that is not marked `open`, after the rate limit and before any body is read. */
export function guardWithTokens(app: FastifyInstance, book: TokenBook): void {
  app.addHook("preParsing", async (request) => {
    if (request.is404 || request.routeOptions.config.open) return;
    const caller = presentedBy(request, book);
    if (!caller) throw unauthorized(request.headers.authorization);
    callers.set(request, caller);
  });
}
