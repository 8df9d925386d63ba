import { microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { Capability } from "../../../../../config/site/capability.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { OpenHoursView } from "../../../../routes/open-hours.ts";
import type { MachineHours } from "../plan/obstacles.ts";

/** Hours and rules of a machine, with what it can make. */
export interface CalendarHours extends MachineHours {
  readonly planned: readonly (Interval & { readonly name: string | null })[];
  readonly capabilities: readonly Capability[];
  readonly rules: OpenHoursView["machines"][number]["rules"];
  /** Days unlike the week, by date, with what people call them. */
  readonly days: ReadonlyMap<string, string | null>;
}

/** Hours of all machines over a window. */
export interface HoursBook {
  readonly from: number;
  readonly until: number;
  readonly holidays: ReadonlyMap<string, string | null>;
  readonly machines: ReadonlyMap<string, CalendarHours>;
}

const span = ({ from, to }: { from: string; to: string }): Interval => ({
  from: microsFromRfc3339(from),
  until: microsFromRfc3339(to),
});

export function hoursBook(view: OpenHoursView): HoursBook {
  const patterns = view.patterns.map(({ open, peak, days }) => ({
    open: open.map(span),
    peak: peak.map(span),
    days: new Map(days.map(({ date, name }) => [date, name])),
  }));
  const nothing = { open: [], peak: [], days: new Map<string, string | null>() };
  return {
    ...span(view),
    holidays: new Map(view.holidays.map(({ date, name }) => [date, name])),
    machines: new Map(
      view.machines.map(({ machine, pattern, maintenance, capabilities, rules }) => {
        const planned = maintenance.map((it) => ({ ...span(it), name: it.name }));
        return [
          machine,
          { ...(patterns[pattern] ?? nothing), maintenance: planned, planned, capabilities, rules },
        ];
      }),
    ),
  };
}
