import { z } from "zod";

/** One thing that is wrong with a request. */
export const requestMistakeSchema = z.object({
  /** `query/from`, `params/id`, `body/...`, `headers/...` */
  where: z.string(),
  expected: z.string(),
});
export type RequestMistake = z.infer<typeof requestMistakeSchema>;

/** A problem as RFC 9457 has it. `type` is stable and for programs; `detail` tells a person what to do. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    mistakes: z.array(requestMistakeSchema).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem" });

export const problemMediaType = "application/problem+json";

/** Thrown anywhere below a route; the handler turns it into the answer. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly mistakes: RequestMistake[] | undefined;
  readonly headers: Record<string, string>;
  /** Members of the answer beside those of every problem (RFC 9457, 3.2). */
  readonly more: Record<string, unknown>;
  constructor(
    status: number,
    kind: string,
    title: string,
    detail: string,
    more: {
      mistakes?: RequestMistake[];
      headers?: Record<string, string>;
      more?: Record<string, unknown>;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.type = `urn:machine-commons:problem:${kind}`;
    this.title = title;
    this.mistakes = more.mistakes;
    this.headers = more.headers ?? {};
    this.more = more.more ?? {};
  }
}

const makeOne =
  "One is made with: npm run token -- NAME --role ROLE (in the API's DATA_DIR; docs/operations.md).";

/** With RFC 6750's error code where something was presented that is no valid token. */
export const unauthorized = (presented?: string): Problem =>
  presented === undefined
    ? new Problem(
        401,
        "unauthorized",
        "A token is needed",
        `Send a token as \`Authorization: Bearer TOKEN\`. ${makeOne}`,
        { headers: { "www-authenticate": 'Bearer realm="machine-commons"' } },
      )
    : new Problem(
        401,
        "unauthorized",
        "The token is not valid",
        `What was sent as \`Authorization\` is no token of this installation, or it was revoked. ${makeOne}`,
        { headers: { "www-authenticate": 'Bearer realm="machine-commons", error="invalid_token"' } },
      );

export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem =>
  new Problem(
    405,
    "method-not-allowed",
    "Method not allowed",
    `${method} does not exist here; there is ${allowed.join(", ")}.`,
    { headers: { allow: allowed.join(", ") } },
  );

export const forbidden = (detail: string): Problem => new Problem(403, "forbidden", "Not allowed", detail);

export const notFound = (detail: string): Problem => new Problem(404, "not-found", "Not found", detail);

export const invalid = (mistakes: RequestMistake[]): Problem =>
  new Problem(
    400,
    "invalid-request",
    "The request is not valid",
    `Correct what \`mistakes\` lists (${mistakes.length}) and send it again.`,
    { mistakes },
  );

export const unavailable = (detail: string): Problem =>
  new Problem(503, "unavailable", "Not available now", detail, { headers: { "retry-after": "5" } });

export const conflict = (detail: string): Problem =>
  new Problem(409, "conflict", "It is taken or has changed", detail);

/** With how many microseconds to wait. */
export function tooOften(wait: number): Problem {
  const seconds = Math.ceil(wait / 1_000_000);
  const headers = { "retry-after": String(seconds) };
  return new Problem(429, "too-many-requests", "Too many requests", `Try again in ${seconds} s.`, {
    headers,
  });
}
