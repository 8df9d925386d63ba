import type { CalendarAddress } from "../calendar-address.ts";
import type { HoursBook } from "../data/machine-hours.ts";
import type { CalendarMachine } from "../data/use-calendar-data.ts";

/** The machines that the address asks for: by name, or by what they can do. */
export function shownMachines(
  machines: readonly CalendarMachine[],
  { machines: named, process }: Pick<CalendarAddress, "machines" | "process">,
  hours: HoursBook | undefined,
): readonly CalendarMachine[] {
  if (named.length > 0) return machines.filter(({ id }) => named.includes(id));
  if (process === null || !hours) return machines;
  return machines.filter(({ id }) =>
    hours.machines.get(id)?.capabilities.some((it) => it.process === process),
  );
}
