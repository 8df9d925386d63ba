import { z } from "zod";
import { valueMessages } from "../problems/words/values.ts";

/** A query that knows all its parameters: a mistyped `machine=` would else be answered for all machines. */
export const strictQuery = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? valueMessages.unknownParameter(issue.keys, Object.keys(shape))
        : undefined,
  });
