import { z } from "zod";
import type { Bilingual } from "../../config/site/text.ts";
import { kindWords, type ProblemKind } from "./words/kinds.ts";
import { requestTexts } from "./words/request.ts";

/** One thing that is wrong with a request. */
export const requestMistakeSchema = z.object({
  /** `query/from`, `params/id`, `body/...`, `headers/...` */
  where: z.string(),
  expected: z.string(),
});

/**
 * A problem as RFC 9457 has it. `type` is stable and for programs; `title` and `detail` tell a person what to do, in the
 * language of `lang` or Accept-Language, English when neither says anything.
 */
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

/** A mistake before it is known in which language it is told. */
export interface SaidMistake {
  readonly where: string;
  readonly expected: Bilingual;
}

/** Thrown anywhere below a route; the handler turns it into the answer, in the language of who asked. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly type: string;
  readonly title: Bilingual;
  readonly status: number;
  readonly detail: Bilingual;
  readonly mistakes: readonly SaidMistake[] | undefined;
  readonly headers: Record<string, string>;
  /** Members of the answer beside those of every problem (RFC 9457, 3.2). */
  readonly more: Record<string, unknown>;
  constructor(
    status: number,
    kind: ProblemKind,
    detail: Bilingual,
    more: {
      /** Instead of the kind's own. */
      title?: Bilingual;
      mistakes?: readonly SaidMistake[];
      headers?: Record<string, string>;
      more?: Record<string, unknown>;
    } = {},
  ) {
    super(detail.en);
    this.status = status;
    this.type = `urn:machine-commons:problem:${kind}`;
    this.title = more.title ?? kindWords[kind].title;
    this.detail = detail;
    this.mistakes = more.mistakes;
    this.headers = more.headers ?? {};
    this.more = more.more ?? {};
  }
}

/** With RFC 6750's error code where something was presented that is no valid token. */
export const unauthorized = (presented?: string): Problem =>
  presented === undefined
    ? new Problem(401, "unauthorized", requestTexts.tokenNeeded, {
        headers: { "www-authenticate": 'Bearer realm="machine-commons"' },
      })
    : new Problem(401, "unauthorized", requestTexts.tokenUnknown, {
        title: requestTexts.tokenInvalid,
        headers: { "www-authenticate": 'Bearer realm="machine-commons", error="invalid_token"' },
      });

export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem =>
  new Problem(405, "method-not-allowed", requestTexts.methods(method, allowed), {
    headers: { allow: allowed.join(", ") },
  });

export const forbidden = (detail: Bilingual): Problem => new Problem(403, "forbidden", detail);

export const notFound = (detail: Bilingual): Problem => new Problem(404, "not-found", detail);

export const invalid = (mistakes: readonly SaidMistake[]): Problem =>
  new Problem(400, "invalid-request", requestTexts.correct(mistakes.length), { mistakes });

export const unavailable = (detail: Bilingual): Problem =>
  new Problem(503, "unavailable", detail, { headers: { "retry-after": "5" } });

export const conflict = (detail: Bilingual): Problem => new Problem(409, "conflict", detail);

/** With how many microseconds to wait. */
export function tooOften(wait: number): Problem {
  const seconds = Math.ceil(wait / 1_000_000);
  return new Problem(429, "too-many-requests", requestTexts.wait(seconds), {
    headers: { "retry-after": String(seconds) },
  });
}
