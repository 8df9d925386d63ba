import { problemMediaType } from "./problems/problem.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Media types of the 200 answer that are not JSON, after ", ": in its place, or beside it where there is JSON too. */
    media?: string;
  }
}

type JsonSchema = Record<string, unknown>;

/** Describes each answer with the media type it really has: problems, CSV beside JSON, event streams. */
export function withMediaTypes(
  responses: Record<string, JsonSchema> | undefined,
  media: string | undefined,
): Record<string, JsonSchema> {
  const described: Record<string, JsonSchema> = {};
  for (const [status, schema] of Object.entries(responses ?? {})) {
    const isProblem = /Problem$/.test(String(schema.$ref));
    const content = { [isProblem ? problemMediaType : "application/json"]: { schema } };
    described[status] = {
      description: String(schema.description ?? (isProblem ? "A problem" : "The answer")),
      content,
    };
  }
  if (media) {
    const answer = described[200] ?? { description: "The answer", content: {} };
    described[200] = {
      ...answer,
      content: {
        ...(answer.content as object),
        ...Object.fromEntries(media.split(", ").map((type) => [type, { schema: { type: "string" } }])),
      },
    };
  }
  return described;
}
