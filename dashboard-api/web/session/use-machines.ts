import type { z } from "zod";
import type { machineSchema } from "../../routes/machines.ts";
import { type Asked, useAnswer } from "../api/use-api.ts";

export type Machine = z.infer<typeof machineSchema>;

/** The cluster's machines, in the order of the site file. What they do now tells `useLive`. */
export const useMachines = (): Asked<{ items: Machine[] }> =>
  useAnswer((api) => api.kept<{ items: Machine[] }>("/machines"), []);
