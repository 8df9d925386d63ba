import { DAY, type Micros, microsFromRfc3339 } from "../../../../../config/micros.ts";
import { Button } from "../../../controls/button.tsx";
import { EmptyState } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { booksForOthers, type CalendarBooking } from "../data/calendar-booking.ts";
import { type CalendarData, useBookings, useByMachine } from "../data/use-calendar-data.ts";
import type { Waitlist } from "../data/use-waitlist.ts";
import { useBookingName } from "../timeline/booking-text.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { bookingWords } from "./booking-words.ts";
import { HeldOffers } from "./held-offers.tsx";
import { myWords } from "./my-words.ts";

/** One's bookings in order of time, places in line, and what is held for one. */
export function MyBookings(props: {
  data: CalendarData;
  waitlist: Waitlist;
  /** Local midnight, so that the question stays the same for a day. */
  today: Micros;
  now: Micros;
  onSelect: (booking: CalendarBooking) => void;
}) {
  const { data, waitlist, today, now, onSelect } = props;
  const words = useWords(myWords);
  const told = useWords(bookingWords);
  const time = useCalendarTime();
  const viewer = usePerson();
  const toast = useToast();
  const nameOf = useBookingName();
  const seesAll = booksForOthers(viewer);
  const asked = useBookings({ from: today - 7 * DAY, until: today + 92 * DAY });
  const byMachine = useByMachine(asked.value?.items, data.hours, data.nameOf);
  const all = [...byMachine.values()]
    .flat()
    .filter((it) => it.view !== null && it.kind === "booking" && !it.isOffered && (it.isOwn || seesAll))
    .toSorted((a, b) => a.from - b.from);
  const machineName = (machine: string) => data.machines?.find((it) => it.id === machine)?.name ?? machine;
  if (!asked.value) return <Skeleton lines={5} />;
  const groups: [string, CalendarBooking[]][] = [
    [words.running, all.filter((it) => it.from <= now && it.until > now)],
    [words.coming, all.filter((it) => it.from > now)],
    [words.past, all.filter((it) => it.until <= now).toReversed()],
  ];
  const waiting = waitlist.entries.filter((it) => it.status === "waiting");
  return (
    <>
      <HeldOffers
        {...{ waitlist, machineName, again: data.again }}
        companyName={seesAll ? data.nameOf : undefined}
      />
      {groups[0]?.[1].length === 0 && groups[1]?.[1].length === 0 && (
        <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
      )}
      {groups.map(
        ([title, list]) =>
          list.length > 0 && (
            <section key={title} class="calendar-slot-list" aria-label={title}>
              <h3 class="calendar-panel-subtitle">{title}</h3>
              {list.map((it) => (
                <button
                  key={it.key}
                  type="button"
                  class={`calendar-slot ${it.isOwn ? "calendar-slot-own" : ""}`}
                  onClick={() => onSelect(it)}
                >
                  <span class="calendar-slot-when">{time.range(it)}</span>
                  <span class="soft">
                    {machineName(it.machine)}
                    {seesAll && ` / ${nameOf(it)}`}
                    {it.isRequested && !seesAll && ` / ${told.statuses.requested}`}
                    {it.view?.job && ` / ${it.view.job}`}
                  </span>
                </button>
              ))}
            </section>
          ),
      )}
      {waiting.length > 0 && (
        <section class="calendar-slot-list" aria-label={words.waiting}>
          <h3 class="calendar-panel-subtitle">{words.waiting}</h3>
          {waiting.map((entry) => (
            <div key={entry.id} class="calendar-slot">
              <span class="calendar-slot-when">
                {time.range({ from: microsFromRfc3339(entry.from), until: microsFromRfc3339(entry.to) })}
              </span>
              <span class="soft">
                {entry.machines.map(machineName).join(", ")}
                {entry.place && ` / ${words.place(entry.place.place, entry.place.of)}`}
                {seesAll && ` / ${data.nameOf(entry.company)}`}
              </span>
              <div>
                <Button
                  kind="quiet"
                  onClick={async () => {
                    const answer = await waitlist.leave(entry);
                    toast(answer.ok ? { text: words.left } : { text: answer.problem.title, kind: "wrong" });
                  }}
                >
                  {words.leave}
                </Button>
              </div>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
