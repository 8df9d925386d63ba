import type { StripView } from "../../../routes/strip.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-api.ts";
import { useBookingTurn, useLive } from "../../live/use-live.ts";
import { useCompanies } from "../../session/use-companies.ts";
import { usePerson } from "../../session/use-session.ts";
import { withLive } from "../../strip/live-fact.ts";
import { type ListedBooking, planItems } from "../../strip/plan-items.ts";
import type { FactItem, PlanItem } from "../../strip/strip-data.ts";
import { type Millis, millis, minute, rfc3339, second } from "../../time/instant.ts";
import type { Window } from "./view.ts";

/** What was booked and what was done, as fine as `width` pixels show it; it grows with the live state. */
export interface MachineTime {
  plan: readonly PlanItem[];
  fact: FactItem[];
  bookings: readonly ListedBooking[];
  isLoading: boolean;
  problem: ApiProblem | undefined;
  again: () => void;
}

export function useMachineTime(machine: string, window: Window, now: Millis, width: number): MachineTime {
  const person = usePerson();
  const companies = useCompanies();
  const live = useLive().machines.get(machine);
  const news = useBookingTurn();
  const { from, to } = window;
  const isNow = now >= from && now < to;
  const turn = isNow ? Math.floor(now / (2 * minute)) : 0;
  const step = Math.floor((to - from) / Math.max(300, width) / second);
  const end = Math.min(to, now);
  const facts = useAnswer(
    end <= from
      ? undefined
      : (api, signal) =>
          api.get<StripView>(
            `/machines/${encodeURIComponent(machine)}/strip`,
            { from: rfc3339(from), to: rfc3339(end), step: Math.min(86_400, step) },
            signal,
          ),
    [machine, from, to, step, turn],
  );
  const booked = useAnswer(
    (api, signal) =>
      api.get<{ items: ListedBooking[] }>(
        "/bookings",
        { machines: machine, from: rfc3339(from), to: rfc3339(to) },
        signal,
      ),
    [machine, from, to, turn, news.turn],
  );
  const told: FactItem[] =
    end <= from
      ? []
      : (facts.value?.items ?? []).map((it) => ({
          from: millis(it.from),
          to: millis(it.until),
          state: it.state,
        }));
  // Until the store has told, what is live says nothing of what went before.
  const fact = isNow && facts.value ? withLive(told, live, now) : told;
  const bookings = booked.value?.items ?? [];
  return {
    plan: planItems(bookings, {
      company: person.company,
      nameOf: (id) => companies.get(id)?.short,
      facts: fact,
    }),
    fact,
    bookings,
    isLoading: facts.isLoading || booked.isLoading,
    problem: facts.problem ?? booked.problem,
    again() {
      facts.again();
      booked.again();
    },
  };
}
