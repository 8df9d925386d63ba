import type { FastifyReply, FastifyRequest } from "fastify";

/** The cookie that carries a session's secret. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, secret: string, seconds: number): void;
  clear(reply: FastifyReply): void;
}

/**
 * Out of reach of scripts and of other sites. Where the API is reached by HTTPS it is sent over nothing else and bound
 * to this one host (`__Host-`, RFC 6265bis).
 */
export function createSessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? "__Host-mc_session" : "mc_session";
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure } as const;
  return {
    read: (request) => request.cookies[name],
    set: (reply, secret, seconds) => void reply.setCookie(name, secret, { ...options, maxAge: seconds }),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
