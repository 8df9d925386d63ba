import { useState } from "preact/hooks";
import { microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { EntryView } from "../../../../routes/waitlist-view.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { Button } from "../../../controls/button.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useNow } from "../../../time/use-time.ts";
import type { Waitlist } from "../data/use-waitlist.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { myWords } from "./my-words.ts";

/** Freed time that is held for one's company, how long still, and the two answers to it. */
export function HeldOffers(props: {
  waitlist: Waitlist;
  machineName: (machine: string) => string;
  /** Names of those whose offers are seen by who answers for others. */
  companyName?: ((company: string) => string) | undefined;
  again: () => Promise<void>;
}) {
  const { waitlist, machineName, again } = props;
  const words = useWords(myWords);
  const time = useCalendarTime();
  const toast = useToast();
  const now = useNow(1_000) * 1_000;
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const answer = async (entry: EntryView, how: "accept" | "decline") => {
    setBusy(entry.id);
    const told = await waitlist.answer(entry, how);
    setBusy(undefined);
    setProblem(told.ok ? undefined : told.problem);
    if (told.ok) toast({ text: how === "accept" ? words.accepted : words.declined });
    await again();
  };
  if (waitlist.offered.length === 0) return problem ? <ProblemNotice problem={problem} /> : null;
  return (
    <section class="calendar-slot-list" aria-label={words.offers}>
      <h3 class="calendar-panel-subtitle">{words.offers}</h3>
      {problem && <ProblemNotice problem={problem} />}
      {waitlist.offered.map((entry) => {
        const { offer } = entry;
        if (!offer) return null;
        const left = microsFromRfc3339(offer.heldUntil) - now;
        const span = { from: microsFromRfc3339(offer.from), until: microsFromRfc3339(offer.to) };
        return (
          <div key={entry.id} class="calendar-offer">
            <p>
              <strong>{words.offer(machineName(offer.machine))}</strong>
            </p>
            <p>
              {time.range(span)}
              {props.companyName && ` / ${props.companyName(entry.company)}`}
            </p>
            <p class="small">{left > 0 ? words.heldFor(time.duration(left)) : words.offerEnded}</p>
            <div class="row">
              <Button
                kind="main"
                isBusy={busy === entry.id}
                disabled={left <= 0}
                onClick={() => void answer(entry, "accept")}
              >
                {words.accept}
              </Button>
              <Button isBusy={busy === entry.id} onClick={() => void answer(entry, "decline")}>
                {words.decline}
              </Button>
            </div>
          </div>
        );
      })}
    </section>
  );
}
