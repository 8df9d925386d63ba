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
  place: bilingualSchema.describe("Where it stands").optional(),
  rate: z.number().nonnegative().describe("Price of one hour in the cluster's currency, before tax"),
  calendar: calendarSchema.describe("Opening hours; absent: the cluster's calendar").optional(),
  signals: z.array(signalSchema).min(1),
  state: stateSchema.describe("How the machine's state is told from its signals"),
});
export type Machine = z.infer<typeof machineSchema>;
