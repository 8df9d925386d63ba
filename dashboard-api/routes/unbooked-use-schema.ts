import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { MachineRun } from "../unbooked-use/unbooked-use.ts";

const duration = z.int().meta({ description: "microseconds" });

export const unbookedRunSchema = z
  .object({
    machine: z.string(),
    from: z.string(),
    to: z.string(),
    company: z.string().nullable().meta({ description: "Whose it is by decision; null: nobody's" }),
    durations: z.object({ running: duration, held: duration, setup: duration }),
  })
  .meta({ id: "UnbookedRun", description: "Use of a machine that belongs to no booking" });

export const viewRun = ({
  machine,
  from,
  until,
  company,
  durations,
}: MachineRun): z.infer<typeof unbookedRunSchema> => ({
  ...{ machine, company },
  from: rfc3339FromMicros(from),
  to: rfc3339FromMicros(until),
  durations: { running: durations.running ?? 0, held: durations.held ?? 0, setup: durations.setup ?? 0 },
});
