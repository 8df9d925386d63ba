import type { FastifyRequest } from "fastify";
import { z } from "zod";

export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

export const languageShape = {
  lang: z
    .enum(languages)
    .optional()
    .meta({ description: "instead of the Accept-Language header; Japanese when neither says anything" }),
};

/** The language of texts in an answer; the address is stronger than the header (RFC 9110, 12.5.4). */
export function languageOf(request: FastifyRequest, asked: Language | undefined): Language {
  if (asked) return asked;
  const accepted = String(request.headers["accept-language"] ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((it) => /^\s*q=([\d.]+)$/.exec(it)?.[1]).find((it) => it !== undefined);
      return { language: tag.split("-")[0], weight: Number(weight ?? 1), index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const known = accepted.flatMap(({ language }) => languages.find((it) => it === language) ?? []);
  return known[0] ?? "ja";
}
