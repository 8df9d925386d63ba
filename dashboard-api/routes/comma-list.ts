import { z } from "zod";
import { valueMessages } from "../problems/words/values.ts";

const namesOf = <T extends string>(known: readonly T[], what: string) =>
  z.string().transform((text, context): T[] => {
    const names = [...new Set(text.split(",").map((name) => name.trim()))].filter((name) => name !== "");
    const unknown = names.filter((name) => !known.includes(name as T));
    for (const name of unknown) {
      const choice = known.length > 20 ? `${known.slice(0, 20).join(", ")}, ...` : known.join(", ");
      context.issues.push({
        code: "custom",
        message: valueMessages.unknownName(what, choice, name),
        input: text,
      });
    }
    if (names.length === 0) {
      context.issues.push({ code: "custom", message: valueMessages.noName(what), input: text });
    }
    return names as T[];
  });

/**
 * A comma-separated list of known names, each once; undefined when it is absent. Every unknown name is a mistake of
 * its own.
 */
export const optionalListSchema = <T extends string>(known: readonly T[], what: string, absent: string) =>
  namesOf(known, what)
    .optional()
    .meta({ description: `comma-separated: ${what}; ${absent} when absent` });

/** A comma-separated list of known names; all of them when it is absent. */
export const commaListSchema = <T extends string>(known: readonly T[], what: string) =>
  namesOf(known, what)
    .optional()
    .transform((names): T[] => names ?? [...known])
    .meta({ description: `comma-separated: ${what}; all when absent` });
