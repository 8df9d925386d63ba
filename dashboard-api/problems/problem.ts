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
  constructor(
    status: number,
    kind: string,
    title: string,
    detail: string,
    more: { mistakes?: RequestMistake[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.type = `urn:machine-commons:problem:${kind}`;
    this.title = title;
    this.mistakes = more.mistakes;
    this.headers = more.headers ?? {};
  }
}

export const unauthorized = (): Problem =>
  new Problem(
    401,
    "unauthorized",
    "A token is needed",
    "Send a valid token as `Authorization: Bearer TOKEN`. One is made with: npm run token -- NAME",
    { headers: { "www-authenticate": 'Bearer realm="machine-commons"' } },
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
