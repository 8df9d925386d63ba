import type { ListedView } from "../../../routes/booking-view.ts";
import type { OpenHoursView } from "../../../routes/open-hours.ts";
import { useAnswer } from "../../api/use-api.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useMachines } from "../../session/use-machines.ts";
import { type Millis, rfc3339 } from "../../time/instant.ts";
import { addDays } from "../../time/zoned.ts";
import { boardDays, machineDay } from "./board-week.ts";

/** All that a week's board is made of. */
export function useBoard(monday: Millis, zone: string) {
  const span = { from: rfc3339(monday), to: rfc3339(addDays(monday, 7, zone)) };
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
  const nameOf = useCompanyName();
  const asked = [machines, hours, bookings].find((it) => it.problem && !it.value);
  const isThisWeek = hours.value && Date.parse(hours.value.from) === monday;
  const known =
    machines.value && hours.value && bookings.value && isThisWeek
      ? { machines: machines.value.items, hours: hours.value, bookings: bookings.value.items }
      : undefined;
  const days = known ? boardDays(monday, zone, known.hours) : [];
  return {
    machines: known?.machines,
    days,
    week: (machine: string) =>
      known
        ? days.map((day) =>
            machineDay({ machine, day, zone, nameOf, hours: known.hours, bookings: known.bookings }),
          )
        : [],
    problem: asked?.problem,
    again: () => {
      machines.again();
      hours.again();
      bookings.again();
    },
  };
}
