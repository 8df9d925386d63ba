import { useState } from "preact/hooks";
import type { z } from "zod";
import type { entrySchema } from "../../../../routes/waitlist-schema.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { bookingsTabWords } from "./words.ts";

export type WaitEntry = z.infer<typeof entrySchema>;

/** Slots that are held for the company, the time left running, and its places in line. */
export function Offers({ entries, onDone }: { entries: readonly WaitEntry[]; onDone: () => void }) {
  const words = useWords(bookingsTabWords);
  const time = useTime();
  const now = useNow(1_000);
  const nameOf = useMachineName();
  const api = useApi();
  const toast = useToast();
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const isHeld = (it: WaitEntry) => it.offer !== null && millis(it.offer.heldUntil) > now;
  const offers = entries.filter(isHeld);
  const waiting = entries.filter((it) => it.offer === null);
  if (offers.length === 0 && waiting.length === 0) return null;
  const send = async (it: WaitEntry, what: "accept" | "decline" | "leave") => {
    setSending(it.id);
    setProblem(undefined);
    const answer =
      what === "leave"
        ? await api.remove(`/waitlist/${it.id}`)
        : await api.post(`/waitlist/${it.id}/${what}`, { offer: it.offer?.booking });
    setSending(undefined);
    if (!answer.ok) setProblem(answer.problem);
    else if (what === "accept" && it.offer) {
      const { machine, from, to } = it.offer;
      toast({
        text: words.accepted(`${nameOf(machine)} ${time.range(millis(from), millis(to), now)}`),
        kind: "good",
      });
    } else toast({ text: what === "leave" ? words.left2 : words.declined, kind: "good" });
    onDone();
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {offers.length > 0 && (
        <section class="notice notice-good" aria-label={words.offers}>
          <div>
            <h2>{words.offers}</h2>
            <p class="small">{words.offerHint}</p>
          </div>
          <ul class="company-list">
            {offers.map(
              (it) =>
                it.offer && (
                  <li key={it.id}>
                    <div class="company-list-text">
                      <b>{nameOf(it.offer.machine)}</b>
                      <p>{time.range(millis(it.offer.from), millis(it.offer.to), now)}</p>
                      <p class="company-held">
                        {words.heldFor(
                          time.duration(millis(it.offer.heldUntil) - now),
                          time.clock(millis(it.offer.heldUntil)),
                        )}
                      </p>
                    </div>
                    <div class="row">
                      <Button isBusy={sending === it.id} onClick={() => void send(it, "decline")}>
                        {words.decline}
                      </Button>
                      <Button kind="main" isBusy={sending === it.id} onClick={() => void send(it, "accept")}>
                        {words.accept}
                      </Button>
                    </div>
                  </li>
                ),
            )}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section class="card stack" aria-label={words.line}>
          <h2>{words.line}</h2>
          <ul class="company-list">
            {waiting.map((it) => (
              <li key={it.id}>
                <div class="company-list-text">
                  <b>{it.process ? words.any : it.machines.map(nameOf).join(", ")}</b>
                  <p>{time.range(millis(it.from), millis(it.to), now)}</p>
                  {it.length / 1_000 < millis(it.to) - millis(it.from) && (
                    <p class="small soft">{words.within(time.duration(it.length / 1_000))}</p>
                  )}
                  <p>{it.place ? words.place(it.place.place, it.place.of) : words.notKnown}</p>
                </div>
                <Button isBusy={sending === it.id} onClick={() => void send(it, "leave")}>
                  {words.leave}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
