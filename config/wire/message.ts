import { z } from "zod";

/** What a process tells people: by code and values where its words are known, with the English sentence for all others. */
export const messageSchema = z.strictObject({
  /** Of `gatewayTexts`; empty or unknown: the text is all there is. */
  code: z.string(),
  values: z.record(z.string(), z.string()),
  text: z.string(),
});
export type Message = z.infer<typeof messageSchema>;

/** Also a bare sentence, as libraries and older gateways give it. */
export const toldSchema = z.union([z.string(), messageSchema]);
export type Told = z.infer<typeof toldSchema>;
