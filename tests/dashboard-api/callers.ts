import type { makeToken } from "../../dashboard-api/access/token.ts";
import { createTokenBook, type TokenBook } from "../../dashboard-api/access/token-book.ts";
import type { AppUnderTest } from "./app-under-test.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An answer of the API; `body` is its JSON, empty where it has none. */
export interface Answered<Body> {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  bytes: Buffer;
  body: Body;
}

/** Those who call the API in a test, by name. */
export interface Callers<Who extends string> {
  /** What the application knows them by. */
  readonly tokens: TokenBook;
  /** Asks as one of them, or with another token; `path` is below `/api/v1`. */
  ask<Body>(
    app: AppUnderTest,
    who: Who | { token: string },
    method: Method,
    path: string,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<Answered<Body>>;
}

export function callersWith<Who extends string>(
  made: Record<Who, ReturnType<typeof makeToken>>,
): Callers<Who> {
  const entries = Object.values<ReturnType<typeof makeToken>>(made).map(({ entry }) => entry);
  return {
    tokens: createTokenBook(entries),
    async ask<Body>(
      { app }: AppUnderTest,
      who: Who | { token: string },
      method: Method,
      path: string,
      payload?: object,
      headers: Record<string, string> = {},
    ) {
      const { token } = typeof who === "string" ? made[who] : who;
      const answer = await app.inject({
        ...{ method, url: `/api/v1${path}`, ...(payload ? { payload } : {}) },
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
      const { statusCode: status, rawPayload: bytes, body: text } = answer;
      const body = JSON.parse(text.startsWith("{") ? text : "{}") as Body;
      return { status, headers: answer.headers, text, bytes, body };
    },
  };
}
