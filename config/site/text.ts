import { z } from "zod";

/** A text a person sees: Japanese and English. */
export const bilingualSchema = z
  .strictObject(
    { ja: z.string().min(1), en: z.string().min(1) },
    {
      error: ({ code }) =>
        code === "invalid_type" ? "a text in both languages: { ja: ..., en: ... }" : undefined,
    },
  )
  .describe("A text in Japanese and English: { ja: ..., en: ... }");
export type Bilingual = z.infer<typeof bilingualSchema>;
