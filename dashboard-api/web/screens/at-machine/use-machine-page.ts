import { useRef } from "preact/hooks";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import type { OpenHoursView } from "../../../routes/open-hours.ts";
import type { StripView } from "../../../routes/strip.ts";
import { useAnswer } from "../../api/use-api.ts";
import { useBookingTurn, useLive } from "../../live/use-live.ts";
import { useCompanies } from "../../session/use-companies.ts";
import { usePerson } from "../../session/use-session.ts";
import { withLive } from "../../strip/live-fact.ts";
import { type ListedBooking, planItems } from "../../strip/plan-items.ts";
import { type Millis, millis, millisOrNull, minute, rfc3339 } from "../../time/instant.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { addDays, startOfDay } from "../../time/zoned.ts";

/** Milliseconds. A quarter of an hour, where the machine's rules are not known yet. */
const usualStep = 15 * minute;

/** A machine as it stands now, live, with today's plan and fact; asked for again once the network is back. */
export function useMachinePage(machine: string) {
  const time = useTime();
  const now = useNow(5_000);
  const live = useLive();
  const news = useBookingTurn();
  const person = usePerson();
  const companies = useCompanies();
  const told = live.machines.get(machine);
  const from = startOfDay(now, time.zone);
  const to = addDays(from, 1, time.zone);

  const linkTurn = useRef(0);
  const wasOpen = useRef(true);
  if (live.link === "open" && !wasOpen.current) linkTurn.current += 1;
  wasOpen.current = live.link === "open";
  const turn = `${linkTurn.current} ${Math.floor(now / minute)} ${told?.state} ${told?.since}`;

  const page = useAnswer(
    (api, signal) => api.get<MachinePageView>(`/machines/${machine}/page`, {}, signal),
    [machine, turn, news.turn],
  );
  const window = { from: rfc3339(from), to: rfc3339(to) };
  const strip = useAnswer(
    (api, signal) => api.get<StripView>(`/machines/${machine}/strip`, { ...window, step: 180 }, signal),
    [machine, from, turn],
  );
  const bookings = useAnswer(
    (api, signal) =>
      api.get<{ items: ListedBooking[] }>("/bookings", { ...window, machines: machine }, signal),
    [machine, from, turn, news.turn],
  );
  const hours = useAnswer((api, signal) => api.get<OpenHoursView>("/open-hours", window, signal), [from]);
  const granularity = hours.value?.machines.find((it) => it.machine === machine)?.rules.granularity;

  const stored = (strip.value?.items ?? []).map((it) => ({
    ...{ from: millis(it.from), to: millis(it.until), state: it.state },
  }));
  const past = stored.flatMap((it) => (it.from >= now ? [] : [{ ...it, to: Math.min(it.to, now) }]));
  const fact = strip.value ? withLive(past, told, now) : [];
  const plan = planItems(bookings.value?.items ?? [], {
    ...{ company: person.company, nameOf: (id) => companies.get(id)?.short, facts: fact },
  });
  const nothing = { state: "unknown" as const, since: null };
  const { state, since, sinceBefore = false } = told ?? page.value ?? { ...nothing, sinceBefore: undefined };
  return {
    ...{ now, from, to, plan, fact, state },
    since: millisOrNull(since) as Millis | null,
    isLonger: sinceBefore,
    page: page.value,
    problem: page.problem,
    /** Of an end of a booking, milliseconds. */
    step: granularity === undefined ? usualStep : granularity / 1_000,
    again() {
      page.again();
      bookings.again();
    },
  };
}

export type MachinePageNow = ReturnType<typeof useMachinePage>;
