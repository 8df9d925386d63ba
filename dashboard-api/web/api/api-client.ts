import { type Answer, type ApiProblem, foreignAnswer, unreachable } from "./problem.ts";

export type QueryValue = string | number | boolean | readonly string[] | undefined | null;

export interface AskOptions {
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** Version of the thing that was seen: its ETag or number. Nobody's change is overwritten. */
  ifMatch?: string | number;
  /** One per intent of a person, kept when it is sent again: it is carried out once. `newKey()` makes one. */
  key?: string;
  signal?: AbortSignal;
}

/** Asks the API of this installation. Problems are values; nothing is thrown but an abort. */
export interface Api {
  ask<T>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    options?: AskOptions,
  ): Promise<Answer<T>>;
  get<T>(path: string, query?: AskOptions["query"], signal?: AbortSignal): Promise<Answer<T>>;
  /** What hardly changes, such as names: asked for once a minute however many parts of a screen want it. */
  kept<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: unknown, options?: AskOptions): Promise<Answer<T>>;
  patch<T>(path: string, body: unknown, options?: AskOptions): Promise<Answer<T>>;
  put<T>(path: string, body: unknown, options?: AskOptions): Promise<Answer<T>>;
  remove<T>(path: string, options?: AskOptions): Promise<Answer<T>>;
  /** Address of an answer that is opened or saved as a file: CSV, XLSX, a feed. */
  address(path: string, query?: AskOptions["query"]): string;
  /** The raw answer, for streams and files. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** By what requests are known, read before each one. */
export interface ApiIdentity {
  token: string | null;
  csrf: string | null;
  language: string;
}

/** Milliseconds. */
const keptFor = 60_000;

export const newKey = (): string =>
  // Without HTTPS, as in a workshop's network, browsers have no randomUUID.
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const etagOf = (version: string | number) => (typeof version === "number" ? `"${version}"` : version);

export function createApi(given: {
  /** Absolute address of the place below which the API is: ends in a slash. */
  base: string;
  identity: () => ApiIdentity;
  /** Told of every answer that says one is not signed in (any more). */
  onUnauthorized: () => void;
  /** Told of the server's clock with every answer, in milliseconds since the epoch; exact to a second. */
  onServerTime?: (time: number) => void;
  send?: typeof fetch;
}): Api {
  const { base, identity, onUnauthorized, onServerTime } = given;
  const send = given.send ?? ((input, init) => fetch(input, init));

  const address = (path: string, query: AskOptions["query"] = {}): string => {
    const url = new URL(`api/v1${path}`, base);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined || value === null) continue;
      url.searchParams.set(name, Array.isArray(value) ? value.join(",") : String(value));
    }
    return url.href;
  };
  const headersOf = (isChange: boolean): Record<string, string> => {
    const { token, csrf, language } = identity();
    return {
      "accept-language": language,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(isChange && csrf && !token ? { "x-csrf-token": csrf } : {}),
    };
  };

  const ask = async <T>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    { query, body, ifMatch, key, signal }: AskOptions = {},
  ): Promise<Answer<T>> => {
    let answer: Response;
    try {
      answer = await send(address(path, query), {
        method,
        credentials: "same-origin",
        headers: {
          accept: "application/json",
          ...headersOf(method !== "GET"),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(ifMatch === undefined ? {} : { "if-match": etagOf(ifMatch) }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (date > 0) onServerTime?.(date);
      const text = await answer.text();
      const isOurs = /\bjson\b/.test(answer.headers.get("content-type") ?? "");
      if (answer.ok && (isOurs || text === "")) {
        return { ok: true, value: (text && JSON.parse(text)) as T, etag: answer.headers.get("etag") };
      }
      if (!isOurs) return { ok: false, problem: foreignAnswer(answer.status) };
      const problem = JSON.parse(text) as ApiProblem;
      const retryAfter = Number(answer.headers.get("retry-after"));
      // A refused sign-in says that the password is wrong, not that a session has ended.
      if (answer.status === 401 && !problem.type.endsWith(":sign-in-refused")) onUnauthorized();
      return { ok: false, problem: retryAfter > 0 ? { ...problem, retryAfter } : problem };
    } catch (error) {
      if (signal?.aborted) throw error;
      return { ok: false, problem: unreachable((error as Error).message) };
    }
  };

  const answers = new Map<string, { at: number; answer: Promise<Answer<unknown>> }>();
  const kept = <T>(path: string): Promise<Answer<T>> => {
    // Who asks is part of the question.
    const question = `${path} ${JSON.stringify(identity())}`;
    const known = answers.get(question);
    if (known && Date.now() - known.at < keptFor) return known.answer as Promise<Answer<T>>;
    const answer = ask<T>("GET", path);
    answers.set(question, { at: Date.now(), answer });
    void answer.then((it) => it.ok || answers.delete(question));
    return answer;
  };

  return {
    ask,
    kept,
    address,
    get: (path, query, signal) =>
      ask("GET", path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) }),
    post: (path, body, options) => ask("POST", path, { ...options, body }),
    patch: (path, body, options) => ask("PATCH", path, { ...options, body }),
    put: (path, body, options) => ask("PUT", path, { ...options, body }),
    remove: (path, options) => ask("DELETE", path, options),
    fetch: (path, init = {}) =>
      send(address(path), {
        credentials: "same-origin",
        ...init,
        headers: { ...headersOf(false), ...(init.headers as Record<string, string>) },
      }),
  };
}
