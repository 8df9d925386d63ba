import type { ListedView } from "../../../routes/booking-view.ts";
import type { OpenHoursView } from "../../../routes/open-hours.ts";
import { useAnswer } from "../../api/use-api.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useMachines } from "../../session/use-machines.ts";
import { usePerson } from "../../session/use-session.ts";
import { planItems } from "../../strip/plan-items.ts";
import type { FactItem, PlanItem } from "../../strip/strip-data.ts";
import { type Millis, millis, rfc3339 } from "../../time/instant.ts";
import { addDays } from "../../time/zoned.ts";
import { boardDays, machineDay } from "./board-week.ts";
import { useFacts } from "./use-facts.ts";

/** All that a week's board is made of. */
export function useBoard(monday: Millis, zone: string) {
  const sunday = addDays(monday, 7, zone);
  const span = { from: rfc3339(monday), to: rfc3339(sunday) };
  const { company } = usePerson();
  const machines = useMachines();
  const hours = useAnswer(
    (api, signal) => api.get<OpenHoursView>("/open-hours", span, signal),
    [span.from, zone],
  );
  const bookings = useAnswer(
    (api, signal) =>
      api.get<{ items: ListedView[] }>(
        "/bookings",
        { ...span, status: "requested,confirmed,offered" },
        signal,
      ),
    [span.from, zone],
  );
  const facts = useFacts(machines.value?.items ?? [], monday, sunday);
  const nameOf = useCompanyName();
  const asked = [machines, hours, bookings, facts].find((it) => it.problem && !it.value);
  const isThisWeek = hours.value && Date.parse(hours.value.from) === monday;
  const known =
    machines.value && hours.value && bookings.value && isThisWeek
      ? { machines: machines.value.items, hours: hours.value, bookings: bookings.value.items }
      : undefined;
  const days = known ? boardDays(monday, zone, known.hours) : [];
  const factsOf = (machine: string): readonly FactItem[] => facts.value?.get(machine) ?? [];
  return {
    machines: known?.machines,
    days,
    /** The machines' record is on the board. */
    hasFacts: facts.value !== undefined && facts.value.size > 0,
    week: (machine: string) =>
      known
        ? days.map((day) =>
            machineDay({ machine, day, zone, nameOf, hours: known.hours, bookings: known.bookings }),
          )
        : [],
    fact: factsOf,
    plan(machine: string): PlanItem[] {
      const own = known?.bookings.filter((it) => it.machine === machine) ?? [];
      const blocks = known?.hours.machines.find((it) => it.machine === machine)?.maintenance ?? [];
      const planned = blocks.map(({ from, to, name }) => ({
        ...{ id: `planned ${from}`, kind: "maintenance" as const, label: name, isOwn: false },
        ...{ from: millis(from), to: millis(to) },
      }));
      return [...planItems(own, { company, nameOf, facts: factsOf(machine) }), ...planned];
    },
    problem: asked?.problem,
    again: () => {
      machines.again();
      hours.again();
      bookings.again();
      facts.again();
    },
  };
}
