import { z } from "zod";
import { valueMessages, valueTexts } from "../problems/words/values.ts";

const expected = valueMessages.password;

/** Length is what counts (NIST SP 800-63B): nothing is asked about kinds of characters. */
export const newPasswordSchema = z
  .string({ error: expected })
  .refine((text) => [...text].length >= 12 && text.length <= 200 && new Set(text).size > 3, expected)
  .meta({ description: valueTexts.password.en });

/** Login names are compared in one form. */
export const loginSchema = z
  .string()
  .trim()
  .normalize("NFKC")
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,99}$/u, {
    error: valueMessages.login,
  });
