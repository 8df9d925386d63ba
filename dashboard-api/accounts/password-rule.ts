import { z } from "zod";

const expected = "12 to 200 characters, not all the same: a sentence is easy to remember";

/** Length is what counts (NIST SP 800-63B): nothing is asked about kinds of characters. */
export const newPasswordSchema = z
  .string({ error: expected })
  .refine((text) => [...text].length >= 12 && text.length <= 200 && new Set(text).size > 3, expected)
  .meta({ description: expected });

/** Login names are compared in one form. */
export const loginSchema = z
  .string()
  .trim()
  .normalize("NFKC")
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,99}$/u, {
    error: "2 to 100 letters, digits and . _ @ + -, such as an e-mail address",
  });
