import type { Bilingual } from "./site/text.ts";

/** A text a person reads, in both languages side by side. */
export const both = (en: string, ja: string): Bilingual => ({ en, ja });

/** Stands between the languages where only one string fits. */
const seam = "\u001f";

/** zod carries a message as one string: this is how both languages travel in it. */
export const asMessage = ({ en, ja }: Bilingual): string => `${en}${seam}${ja}`;

/** Both languages of a message; one that was not written here has the same words in both. */
export function ofMessage(message: string): Bilingual {
  const [en = "", ja = en] = message.split(seam);
  return { en, ja };
}
