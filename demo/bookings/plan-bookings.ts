import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { plantMachines } from "../plant/machines.ts";
import { planMachine } from "./plan-machine.ts";
import type { Story } from "./story.ts";
import { withoutCollisions } from "./without-collisions.ts";

/** The stories of all bookings that begin in [from, to), machine by machine. Pure, like the plant that they follow. */
export function planBookings(given: { site: Site; seed: string; from: Micros; to: Micros }): Story[] {
  return plantMachines.flatMap((simulated) => {
    const machine = given.site.machines.find(({ id }) => id === simulated.id);
    return machine ? withoutCollisions(planMachine({ ...given, machine, simulated })) : [];
  });
}
