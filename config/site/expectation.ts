import type { z } from "zod";

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys and values",
  record: "a map of keys and values",
};

/** `a`, `a or b`, `a, b or c` */
export const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

function bound(issue: z.core.$ZodRawIssue, side: "at least" | "at most", limit: number | bigint): string {
  const plural = Number(limit) === 1 ? "" : "s";
  switch (issue.origin) {
    case "string":
      return side === "at least" && Number(limit) === 1
        ? "a text that is not empty"
        : `a text of ${side} ${limit} character${plural}`;
    case "array":
      return `a list of ${side} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
    default:
      return issue.inclusive
        ? `a number of ${side} ${limit}`
        : `a number ${side === "at least" ? "above" : "below"} ${limit}`;
  }
}

/**
 * zod's error map: every message is the phrase that follows "expected". A message given in a schema takes
 * precedence and must be such a phrase too. Of unknown keys the message is the list of the known ones.
 */
export function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected as string] ?? `a ${issue.expected}`;
    case "invalid_value":
      return (issue.values as unknown[]).length === 1
        ? String((issue.values as unknown[])[0])
        : `one of ${alternatives((issue.values as unknown[]).map(String))}`;
    case "too_small":
      return bound(issue, "at least", issue.minimum as number);
    case "too_big":
      return bound(issue, "at most", issue.maximum as number);
    case "unrecognized_keys":
      return knownKeys(issue.inst).join(" ");
    case "invalid_union":
      return Array.isArray(issue.options) ? `one of ${alternatives(issue.options.map(String))}` : "";
    default:
      return "a valid value";
  }
}

function knownKeys(schema: unknown): string[] {
  const definition = (schema as { _zod?: { def?: { shape?: object } } })?._zod?.def;
  return Object.keys(definition?.shape ?? {});
}
