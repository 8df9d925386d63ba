import { useState } from "preact/hooks";
import type { OpenHoursView } from "../../../../routes/open-hours.ts";
import { newKey } from "../../../api/api-client.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis, rfc3339 } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, dateOf, startOfDay } from "../../../time/zoned.ts";
import { bookingWords } from "../../calendar/panel/booking-words.ts";
import { useMachineName } from "../use-machine-name.ts";
import type { OwnBooking } from "../use-own-bookings.ts";
import { bookingsTabWords } from "./words.ts";

const firstShown = 12;

/** What the company has booked, with what can be done about each. */
export function Upcoming({ bookings, onDone }: { bookings: readonly OwnBooking[]; onDone: () => void }) {
  const words = useWords(bookingsTabWords);
  const told = useWords(bookingWords);
  const time = useTime();
  const now = useNow();
  const nameOf = useMachineName();
  const api = useApi();
  const toast = useToast();
  const [asked, setAsked] = useState<OwnBooking>();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? bookings : bookings.slice(0, firstShown);
  const today = startOfDay(now, time.zone);
  const hours = useAnswer(
    (api, signal) =>
      api.get<OpenHoursView>(
        "/open-hours",
        { from: rfc3339(today), to: rfc3339(addDays(today, 1, time.zone)) },
        signal,
      ),
    [today],
  );
  const whatOf = (it: OwnBooking) =>
    `${nameOf(it.machine)} ${time.range(millis(it.from), millis(it.to), now)}`;
  const lateOf = (it: OwnBooking) => {
    const late = hours.value?.machines.find((machine) => machine.machine === it.machine)?.rules;
    return late && it.status === "confirmed" && millis(it.from) - now < late.lateCancellation / 1_000
      ? late.lateCancellation / 1_000
      : undefined;
  };
  const bookAgain = async (it: OwnBooking) => {
    const { machine, from, to, purpose, grant, job, person, mentor } = it;
    const body = { machine, from, to, purpose, grant, job, person, mentor };
    const answer = await api.post("/bookings", body, { key: newKey() });
    toast(answer.ok ? { text: words.undone, kind: "good" } : { text: words.notUndone, kind: "wrong" });
    onDone();
  };
  const decide = async (it: OwnBooking, decision: "cancel" | "release") => {
    setSending(true);
    setProblem(undefined);
    const answer = await api.post(`/bookings/${it.id}/${decision}`, {}, { ifMatch: it.version });
    setSending(false);
    setAsked(undefined);
    if (!answer.ok) setProblem(answer.problem);
    else if (decision === "release") toast({ text: words.released(whatOf(it)), kind: "good" });
    else toast({ text: words.cancelled(whatOf(it)), kind: "good", undo: () => void bookAgain(it) });
    onDone();
  };
  const isRunning = (it: OwnBooking) => millis(it.from) <= now;
  // What can be taken back is done at once; what costs or cannot be taken back is asked first.
  const begin = (it: OwnBooking) =>
    isRunning(it) || lateOf(it) !== undefined ? setAsked(it) : void decide(it, "cancel");
  const late = asked && !isRunning(asked) ? lateOf(asked) : undefined;
  return (
    <section class="stack" aria-label={words.upcoming}>
      <div class="row">
        <h2>{words.upcoming}</h2>
        <span class="row-end">
          <Link to="calendar" class="button button-main">
            {words.book}
          </Link>
        </span>
      </div>
      {problem && <ProblemNotice problem={problem} onAgain={onDone} />}
      {bookings.length === 0 && <EmptyState title={words.noBookings}>{words.noBookingsHint}</EmptyState>}
      <ul class="company-list company-cards">
        {shown.map((it) => (
          <li key={it.id}>
            <div class="company-list-text">
              <p>
                <b>{time.range(millis(it.from), millis(it.to), isRunning(it) ? now : undefined)}</b>
                {isRunning(it) && <span class="company-mark">{words.running}</span>}
                {it.status !== "confirmed" && <span class="company-mark">{told.statuses[it.status]}</span>}
              </p>
              <p>{nameOf(it.machine)}</p>
              {it.job && <p class="small soft">{it.job}</p>}
            </div>
            <div class="row">
              {isRunning(it) ? (
                <Link to="at-machine" query={{ machine: it.machine }} class="button">
                  {words.atMachine}
                </Link>
              ) : (
                <Link
                  to="calendar"
                  query={{
                    booking: it.id,
                    machines: it.machine,
                    view: "day",
                    date: dateOf(millis(it.from), time.zone),
                  }}
                  class="button"
                >
                  {words.show}
                </Link>
              )}
              <Button kind="danger" isBusy={isSending} onClick={() => begin(it)}>
                {isRunning(it) ? words.release : words.cancel}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < bookings.length && (
        <div>
          <Button onClick={() => setAll(true)}>{words.showAll(bookings.length)}</Button>
        </div>
      )}
      {asked && (
        <Dialog
          title={isRunning(asked) ? words.releaseTitle : words.cancelTitle}
          onClose={() => setAsked(undefined)}
          actions={
            <>
              <Button onClick={() => setAsked(undefined)}>{words.keep}</Button>
              <Button
                kind="danger"
                isBusy={isSending}
                onClick={() => void decide(asked, isRunning(asked) ? "release" : "cancel")}
              >
                {isRunning(asked) ? words.release : words.cancel}
              </Button>
            </>
          }
        >
          <p>
            <b>{whatOf(asked)}</b>
          </p>
          {isRunning(asked) && <p>{words.releaseHint(time.duration(millis(asked.to) - now))}</p>}
          {late !== undefined && <Notice kind="warn">{words.late(time.duration(late))}</Notice>}
        </Dialog>
      )}
    </section>
  );
}
