import { useState } from "preact/hooks";
import type { z } from "zod";
import type { Micros } from "../../../../../config/micros.ts";
import { microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { changeSchema } from "../../../../routes/booking-schema.ts";
import type { personSchema } from "../../../../routes/people.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { bookingWords } from "./booking-words.ts";
import { CalendarPanel } from "./calendar-panel.tsx";
import { panelWords } from "./panel-words.ts";
import { ToldProblem } from "./told-problem.tsx";

type ChangeView = z.infer<typeof changeSchema>;
type PersonView = z.infer<typeof personSchema>;

/** What happened to a booking, the newest first. */
function History({ booking, nameOf }: { booking: CalendarBooking; nameOf: (company: string) => string }) {
  const words = useWords(bookingWords);
  const time = useCalendarTime();
  const version = booking.view?.version;
  const asked = useAnswer(
    (api, signal) => api.get<{ items: ChangeView[] }>(`/bookings/${booking.id}/changes`, {}, signal),
    [booking.id, version],
  );
  return (
    <details>
      <summary>{words.history}</summary>
      <ul class="calendar-history">
        {asked.value?.items.toReversed().map((it) => {
          const at = microsFromRfc3339(it.at);
          const isSystem = it.actor.role === "system";
          const forOther = it.actedFor !== null && ["committee", "office"].includes(it.actor.role);
          const company = forOther && it.actedFor ? nameOf(it.actedFor) : null;
          return (
            <li key={it.version}>
              <span>
                {words.changes[it.kind] ?? it.kind}
                {it.outcome && ` ${words.outcomes[it.outcome]}`}
                {it.from && it.to && (
                  <span class="soft">
                    {" "}
                    {time.range({ from: microsFromRfc3339(it.from), until: microsFromRfc3339(it.to) })}
                  </span>
                )}
              </span>
              <span class="small soft">
                {`${time.day(at)} ${time.clock(at)} ${isSystem ? words.system : words.by(it.actor.name, company)}`}
              </span>
              {it.reason && <span class="small">{it.reason}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** One booking: whose, when, how it stands, and what can be done about it. */
export function BookingDetail(props: {
  booking: CalendarBooking;
  machineName: string;
  nameOf: (company: string) => string;
  now: Micros;
  lateCancellation: Micros;
  problem: ApiProblem | undefined;
  isSending: boolean;
  mayWait: boolean;
  onChange: () => void;
  onDecide: (decision: "cancel" | "release" | "dispute", reason?: string) => void;
  onWait: () => void;
  onClose: () => void;
}) {
  const { booking, now, lateCancellation, isSending, onDecide } = props;
  const words = useWords(panelWords);
  const told = useWords(bookingWords);
  const time = useCalendarTime();
  const [reason, setReason] = useState<string>();
  const { view, mayChange } = booking;
  const isBlock = booking.kind !== "booking";
  const isOver = booking.until <= now;
  // A link may lead to one that was cancelled.
  const isInForce = view === null || ["requested", "confirmed", "offered"].includes(view.status);
  const isRunning = booking.from <= now && !isOver;
  const isLate = booking.kind === "booking" && booking.from - now < lateCancellation && !booking.isRequested;
  const title = view ? told.kinds[booking.kind] : words.othersBooking;
  const people = useAnswer((api, signal) => api.get<{ items: PersonView[] }>("/people", {}, signal), []);
  const personName = (id: string | null | undefined) =>
    id && people.value ? (people.value.items.find((it) => it.id === id)?.name ?? id) : null;
  const use = view?.use ?? null;
  const flags = (["early", "overrun", "blocked", "late", "disputed", "waived"] as const).filter(
    (flag) => view?.[flag] === true,
  );
  const facts: [string, string | null][] = [
    [words.machine, props.machineName],
    [words.company, booking.name],
    [told.status, view ? (told.statuses[view.status] ?? view.status) : null],
    [told.outcome, view?.outcome ? told.outcomes[view.outcome] : null],
    [told.because, view?.excusedBy ? told.excusedBy[view.excusedBy] : null],
    [told.used, use ? `${time.hours(use.used)} / ${time.hours(booking.until - booking.from)}` : null],
    [told.overrun, use && use.overrun > 0 ? time.hours(use.overrun) : null],
    [told.unknown, use && use.unknown > 0 ? time.hours(use.unknown) : null],
    [words.person, personName(view?.person)],
    [words.mentor, personName(view?.mentor)],
    [words.job, view?.job ?? null],
    [words.purpose, view?.kind === "booking" ? words.purposes[view.purpose] : null],
  ];
  return (
    <CalendarPanel
      title={title}
      about={booking.key}
      onClose={props.onClose}
      actions={
        mayChange &&
        isInForce &&
        !isOver && (
          <>
            {isRunning ? (
              <Button kind="danger" isBusy={isSending} onClick={() => onDecide("release")}>
                {isBlock ? words.endBlock : words.release}
              </Button>
            ) : (
              <Button kind="danger" isBusy={isSending} onClick={() => onDecide("cancel")}>
                {isBlock ? words.cancelBlock : words.cancel}
              </Button>
            )}
            <Button kind="main" onClick={props.onChange}>
              {words.describe}
            </Button>
          </>
        )
      }
    >
      {props.problem && <ToldProblem problem={props.problem} />}
      <p class="calendar-panel-when">
        {time.range(booking)}
        <span class="soft small"> {time.duration(booking.until - booking.from)}</span>
      </p>
      {time.viewer(booking) && <p class="small soft">{time.viewer(booking)}</p>}
      <dl class="calendar-facts">
        {facts.map(
          ([name, value]) =>
            value !== null && [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>],
        )}
      </dl>
      {flags.length > 0 && (
        <p>
          {flags.map((flag) => (
            <span key={flag} class="calendar-flag">
              {told.flags[flag]}
            </span>
          ))}
        </p>
      )}
      {view?.series && <p class="small soft">{told.series}</p>}
      {mayChange && isInForce && !isOver && !isRunning && isLate && (
        <p class="notice notice-warn small">{words.cancelLate(time.duration(lateCancellation))}</p>
      )}
      {mayChange && isInForce && isRunning && !isBlock && <p class="small soft">{words.releaseHint}</p>}
      {!view && !isOver && props.mayWait && (
        <>
          <p class="small soft">{words.waitHint}</p>
          <Button isBusy={isSending} onClick={props.onWait}>
            {words.wait}
          </Button>
        </>
      )}
      {mayChange &&
        booking.isOwn &&
        isOver &&
        view?.disputed === false &&
        (reason === undefined ? (
          <div>
            <p class="small soft">{words.disputeHint}</p>
            <Button onClick={() => setReason("")}>{words.dispute}</Button>
          </div>
        ) : (
          <>
            <TextField label={words.disputeReason} value={reason} maxLength={500} onValue={setReason} />
            <Button
              isBusy={isSending}
              disabled={reason.trim() === ""}
              onClick={() => onDecide("dispute", reason)}
            >
              {words.send}
            </Button>
          </>
        ))}
      <p class="row">
        <Link to="machine" query={{ id: booking.machine }}>
          {words.openMachine}
        </Link>
        <Link to="board" query={{ machine: booking.machine, week: time.date(booking.from).toString() }}>
          {words.weekBoard}
        </Link>
      </p>
      {view && <History booking={booking} nameOf={props.nameOf} />}
    </CalendarPanel>
  );
}
