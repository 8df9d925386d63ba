import { z } from "zod";

/** A query that knows all its parameters: a mistyped `machine=` would else be answered for all machines. */
export const strictQuery = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `no parameter ${issue.keys.join(", ")}; there are ${Object.keys(shape).join(", ")}`
        : undefined,
  });
