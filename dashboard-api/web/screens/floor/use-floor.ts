import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { OpenHoursView } from "../../../routes/open-hours.ts";
import type { StripView } from "../../../routes/strip.ts";
import { useAnswer } from "../../api/use-api.ts";
import { useBookingTurn, useLive } from "../../live/use-live.ts";
import { useCompanies } from "../../session/use-companies.ts";
import { type Machine, useMachines } from "../../session/use-machines.ts";
import { usePerson } from "../../session/use-session.ts";
import { withLive } from "../../strip/live-fact.ts";
import { type ListedBooking, planItems } from "../../strip/plan-items.ts";
import type { FactItem, PlanItem } from "../../strip/strip-data.ts";
import { hour, type Millis, millis, millisOrNull, minute, rfc3339 } from "../../time/instant.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { addDays, startOfDay } from "../../time/zoned.ts";
import { overlay, type SeenLive, seeLive } from "./seen-live.ts";
import { type Standing, standingOf } from "./standing.ts";

/** A machine as its tile shows it. */
export interface FloorMachine {
  machine: Machine;
  state: Machine["state"];
  since: Millis | null;
  /** It was so before already. */
  isLonger: boolean;
  confirmedAt: Millis | null;
  plan: readonly PlanItem[];
  fact: FactItem[];
  standing: Standing;
}

const noFacts: FactItem[] = [];
/** A tile is some 350 pixels wide: one pixel of its day. */
const step = 180;

/** Everything of the floor, growing with the clock and the event stream. */
export function useFloor() {
  const time = useTime();
  const now = useNow();
  const person = usePerson();
  const companies = useCompanies();
  const live = useLive();
  const news = useBookingTurn();
  const machines = useMachines();
  const from = startOfDay(now, time.zone);
  const to = addDays(from, 1, time.zone);

  // Asked again every few minutes, and whenever the stream was away: what happened meanwhile is in the store.
  const fewMinutes = Math.floor(now / (5 * minute));
  const linkTurn = useRef(0);
  const wasOpen = useRef(true);
  if (live.link === "open" && !wasOpen.current) linkTurn.current += 1;
  wasOpen.current = live.link === "open";
  const turn = `${from} ${fewMinutes} ${linkTurn.current}`;

  const until = rfc3339(addDays(from, 8, time.zone));
  const bookings = useAnswer(
    (api, signal) =>
      api.get<{ items: ListedBooking[] }>(
        "/bookings",
        { from: rfc3339(from - 24 * hour), to: until },
        signal,
      ),
    // Told by the stream; while it is away, looked for by the minute.
    [turn, news.turn, news.isAway && Math.floor(now / minute)],
  );
  const open = useAnswer(
    (api, signal) => api.get<OpenHoursView>("/open-hours", { from: rfc3339(from), to: until }, signal),
    [from],
  );
  const ids = machines.value?.items.map((it) => it.id).join() ?? "";
  const facts = useAnswer(
    ids === ""
      ? undefined
      : async (api, signal) => {
          const window = { from: rfc3339(from), to: rfc3339(to), step };
          const ask = (id: string) => api.get<StripView>(`/machines/${id}/strip`, window, signal);
          const answers = await Promise.all(ids.split(",").map(ask));
          const failed = answers.find((it) => !it.ok);
          if (failed) return failed;
          const told = answers.flatMap((it) => (it.ok ? [it.value] : []));
          return { ok: true, etag: null, value: new Map(told.map((it) => [it.machine, factsOf(it)])) };
        },
    [ids, turn],
  );
  const [seen, setSeen] = useState<SeenLive>(new Map());
  useEffect(() => setSeen((before) => seeLive(before, live.machines)), [live.machines]);

  const floor = useMemo(
    () =>
      (machines.value?.items ?? []).map((machine): FloorMachine => {
        const told = live.machines.get(machine.id);
        const { state, since, sinceBefore = false, confirmedAt } = told ?? machine;
        const stored = facts.value?.get(machine.id) ?? noFacts;
        const whole = overlay(stored, seen.get(machine.id)?.past ?? noFacts);
        // What the store tells of the future is that nobody knows it.
        const past = whole.flatMap((it) => (it.from >= now ? [] : [{ ...it, to: Math.min(it.to, now) }]));
        const fact = facts.value ? withLive(past, told, now) : noFacts;
        const plan = planItems(
          (bookings.value?.items ?? []).filter((it) => it.machine === machine.id),
          { company: person.company, nameOf: (id) => companies.get(id)?.short, facts: fact },
        );
        const pattern = open.value?.machines.find((it) => it.machine === machine.id)?.pattern;
        const hours = pattern === undefined ? undefined : open.value?.patterns[pattern]?.open;
        const standing = standingOf({
          ...{ state, since: millisOrNull(since), plan, now },
          open: hours?.map((it) => ({ from: millis(it.from), to: millis(it.to) })),
        });
        return {
          ...{ machine, state, plan, fact, standing },
          since: millisOrNull(since),
          isLonger: sinceBefore,
          confirmedAt: millisOrNull(confirmedAt),
        };
      }),
    [machines.value, live.machines, facts.value, seen, bookings.value, open.value, person, companies, now],
  );
  return {
    floor,
    from,
    to,
    now,
    live,
    machines,
    problem: machines.problem ?? bookings.problem ?? facts.problem,
  };
}

const factsOf = (strip: StripView): FactItem[] =>
  strip.items.map((it) => ({ from: millis(it.from), to: millis(it.until), state: it.state }));
