import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { plantMachines } from "../plant/machines.ts";
import { type MachinePlan, planMachine } from "./plan-machine.ts";

/** All that the demo's people do about bookings that begin in [from, to). Pure, like the plant that it follows. */
export function planBookings(given: { site: Site; seed: string; from: Micros; to: Micros }): MachinePlan {
  const plans = plantMachines.flatMap((simulated) => {
    const machine = given.site.machines.find(({ id }) => id === simulated.id);
    return machine ? [planMachine({ ...given, machine, simulated })] : [];
  });
  return {
    stories: plans.flatMap((it) => it.stories),
    asks: plans.flatMap((it) => it.asks),
    waits: plans.flatMap((it) => it.waits),
  };
}
