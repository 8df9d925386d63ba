import { z } from "zod";

/**
 * A comma-separated list of known names, each once; all of them when it is absent. Every unknown name is a mistake of
 * its own.
 */
export const commaListSchema = <T extends string>(known: readonly T[], what: string) =>
  z
    .string()
    .optional()
    .transform((text, context): T[] => {
      if (text === undefined) return [...known];
      const names = [...new Set(text.split(",").map((name) => name.trim()))].filter((name) => name !== "");
      const unknown = names.filter((name) => !known.includes(name as T));
      for (const name of unknown) {
        const choice = known.length > 20 ? `${known.slice(0, 20).join(", ")}, ...` : known.join(", ");
        context.issues.push({
          code: "custom",
          message: `${what} out of ${choice}; not ${name}`,
          input: text,
        });
      }
      if (names.length === 0) {
        context.issues.push({ code: "custom", message: `${what}, or several with commas`, input: text });
      }
      return names as T[];
    })
    .meta({ description: `comma-separated: ${what}; all when absent` });
