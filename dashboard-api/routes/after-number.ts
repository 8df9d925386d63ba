import { z } from "zod";

/** Where a page of a list goes on, in lists that are numbered: `next` of the page before. */
export const afterNumberSchema = z.coerce
  .number()
  .int()
  .min(0)
  .default(0)
  .meta({ description: "`next` of the page before" });
