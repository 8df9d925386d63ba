import { z } from "zod";

/** A text a person sees: Japanese and English. */
export const bilingualSchema = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;
