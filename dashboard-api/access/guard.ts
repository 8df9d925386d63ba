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

/** Bearer tokens (RFC 6750) on every route that is not marked `open`. */
export function guardWithTokens(app: FastifyInstance, book: TokenBook): void {
  app.addHook("onRequest", async (request) => {
    if (request.is404 || request.routeOptions.config.open) return;
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const caller = token === undefined ? undefined : book.callerOf(token);
    if (!caller) throw unauthorized();
    callers.set(request, caller);
  });
}
