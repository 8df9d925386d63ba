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

/** The language that a request accepts most (RFC 9110, 12.5.4); undefined: it names none of ours. */
function acceptedLanguage(request: FastifyRequest): Language | undefined {
  const accepted = String(request.headers["accept-language"] ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((it) => /^\s*q=([\d.]+)$/.exec(it)?.[1]).find((it) => it !== undefined);
      return { language: tag.split("-")[0], weight: Number(weight ?? 1), index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return accepted.flatMap(({ language }) => languages.find((it) => it === language) ?? [])[0];
}

/** The language of texts in an answer; the address is stronger than the header. */
export const languageOf = (request: FastifyRequest, asked: Language | undefined): Language =>
  asked ?? acceptedLanguage(request) ?? "ja";

/** The language of a problem: programs, which ask for none, are told in English. */
export function languageOfProblem(request: FastifyRequest): Language {
  const asked = new URLSearchParams(request.url.split("?")[1]).get("lang");
  return languages.find((it) => it === asked) ?? acceptedLanguage(request) ?? "en";
}
