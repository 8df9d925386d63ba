import { z } from "zod";
import { idSchema } from "../wire/topics.ts";
import { calendarSchema } from "./hours.ts";
import { signalSchema } from "./signal.ts";
import { stateSchema } from "./state-rules.ts";
import { bilingualSchema } from "./text.ts";

export const machineSchema = z.strictObject({
  id: idSchema,
  name: bilingualSchema,
  maker: z.string().optional(),
  model: z.string().optional(),
  /** Where it stands. */
  place: bilingualSchema.optional(),
  /** Price of one hour in the cluster's currency, before tax. */
  rate: z.number().nonnegative(),
  /** Absent: the cluster's. */
  calendar: calendarSchema.optional(),
  signals: z.array(signalSchema).min(1),
  state: stateSchema,
});
export type Machine = z.infer<typeof machineSchema>;
