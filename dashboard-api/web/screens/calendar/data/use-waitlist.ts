import { useMemo } from "preact/hooks";
import { type Micros, rfc3339FromMicros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { EntryView } from "../../../../routes/waitlist-view.ts";
import { newKey } from "../../../api/api-client.ts";
import type { Answer } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { useBookingTurn } from "../../../live/use-live.ts";
import { usePolled } from "./use-polled.ts";

/** One's own places in line, what is held for one, and answering it. */
export interface Waitlist {
  readonly entries: readonly EntryView[];
  readonly offered: readonly EntryView[];
  join(
    wish: Interval & { machine: string },
    details: { company?: string; person: string | null; job: string | null; purpose: "within" | "outside" },
  ): Promise<Answer<EntryView>>;
  answer(entry: EntryView, answer: "accept" | "decline"): Promise<Answer<EntryView>>;
  leave(entry: EntryView): Promise<Answer<EntryView>>;
}

const none: readonly EntryView[] = [];

/** `company`: whose places are shown; null: everybody's that one may see. */
export function useWaitlist(isSeen: boolean, company: string | null): Waitlist {
  const api = useApi();
  const { turn, isAway } = useBookingTurn();
  // What is offered holds a machine, so that it is told as bookings are; how long the line is is not.
  const pace = { every: isAway ? 15_000 : 60_000, turn };
  const asked = usePolled<{ items: EntryView[] }>(isSeen ? "waitlist" : undefined, pace, (api, signal) =>
    api.get<{ items: EntryView[] }>("/waitlist", {}, signal),
  );
  const { again } = asked;
  const entries = useMemo(
    () => (asked.value?.items ?? none).filter((it) => company === null || it.company === company),
    [asked.value, company],
  );
  const offered = useMemo(
    () => entries.filter((it) => it.status === "offered" && it.offer !== null),
    [entries],
  );
  const then = async (answer: Promise<Answer<EntryView>>) => {
    const told = await answer;
    await again();
    return told;
  };
  return {
    ...{ entries, offered },
    join: ({ machine, from, until }, details) => {
      const span: { from: string; to: string } = { from: told(from), to: told(until) };
      return then(api.post<EntryView>("/waitlist", { machine, ...span, ...details }, { key: newKey() }));
    },
    answer: (entry, answer) =>
      then(api.post<EntryView>(`/waitlist/${entry.id}/${answer}`, { offer: entry.offer?.booking ?? "" })),
    leave: (entry) => then(api.remove<EntryView>(`/waitlist/${entry.id}`)),
  };
}

const told = (time: Micros): string => rfc3339FromMicros(time);
