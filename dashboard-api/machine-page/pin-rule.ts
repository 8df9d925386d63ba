import { z } from "zod";
import { valueMessages, valueTexts } from "../problems/words/values.ts";

const expected = valueMessages.pin;

const isRow = (digits: string) =>
  [1, -1].some((step) =>
    [...digits].every((digit, at) => at === 0 || Number(digit) === Number(digits[at - 1]) + step),
  );

/** Digits in whatever width they were typed. */
const digitsSchema = z.string({ error: expected }).max(20, expected).normalize("NFKC").trim();

/** A PIN to be set. */
export const newPinSchema = digitsSchema
  .refine(
    (pin) => /^\d{6,8}$/.test(pin) && new Set(pin).size > 1 && !isRow(pin),
    // The PIN itself is in no answer.
    expected,
  )
  .meta({ description: valueTexts.pin.en });

/** A PIN as somebody types it. */
export const pinSchema = digitsSchema.meta({ description: "The company's PIN" });
