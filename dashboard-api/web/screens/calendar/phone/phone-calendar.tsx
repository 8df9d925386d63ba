import "./phone.css";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Micros } from "../../../../../config/micros.ts";
import { Button } from "../../../controls/button.tsx";
import { SelectField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { HoursBook } from "../data/machine-hours.ts";
import type { CalendarMachine } from "../data/use-calendar-data.ts";
import type { Draft, Standing } from "../draft.ts";
import { panelWords } from "../panel/panel-words.ts";
import { freeTime } from "../plan/free-slots.ts";
import { rangeOf, type ViewRange } from "../plan/view-range.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import type { DraftInHand } from "../use-draft.ts";
import { VerdictBubble } from "../verdict/verdict-view.tsx";
import { calendarWords } from "../words.ts";
import { DayColumn } from "./day-column.tsx";

export interface PhoneProps {
  range: ViewRange;
  machines: readonly CalendarMachine[];
  machine: string;
  bookings: ReadonlyMap<string, readonly CalendarBooking[]>;
  hours: HoursBook | undefined;
  now: Micros;
  clock: () => Micros;
  draft: Draft | null;
  standing: Standing;
  selected: string | null;
  mayBook: boolean;
  hand: DraftInHand;
  onDraft: (draft: Draft | null) => void;
  onDrop: (draft: Draft) => void;
  onSelect: (booking: CalendarBooking) => void;
  onMachine: (machine: string) => void;
  onDay: (date: Temporal.PlainDate) => void;
  onBegin: (machine: string) => void;
  /** The other ways to a booking. */
  panels: ComponentChildren;
}

/** One machine and one day at a time, for a thumb: the week to choose from, the day down the screen. */
export function PhoneCalendar(props: PhoneProps) {
  const { range, machines, machine, hours, now, mayBook, hand, draft } = props;
  const words = useWords(calendarWords);
  const panel = useWords(panelWords);
  const time = useCalendarTime();
  const day = range.days[0];
  const week = useMemo(() => (day ? rangeOf("week", day.date, time.zone) : undefined), [day, time.zone]);
  const its = hours?.machines.get(machine);
  const taken = props.bookings.get(machine) ?? [];
  const freeHours = (interval: { from: Micros; until: Micros }) => {
    if (!its || interval.until <= now) return null;
    const from = Math.max(now, interval.from);
    return freeTime({ hours: its, taken }, { from, until: interval.until }).reduce(
      (sum, it) => sum + it.until - it.from,
      0,
    );
  };
  const at = machines.findIndex((it) => it.id === machine);
  const isResting = draft !== null && !hand.isOpen;
  return (
    <div class="calendar-phone">
      <div class="calendar-phone-machine">
        <Button
          aria-label={words.before}
          disabled={at <= 0}
          onClick={() => props.onMachine(machines[at - 1]?.id ?? machine)}
        >
          ‹
        </Button>
        <SelectField
          label={words.filterMachine}
          value={machine}
          choices={machines.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={props.onMachine}
        />
        <Button
          aria-label={words.after}
          disabled={at >= machines.length - 1}
          onClick={() => props.onMachine(machines[at + 1]?.id ?? machine)}
        >
          ›
        </Button>
      </div>
      <ul class="calendar-phone-week">
        {week?.days.map((it) => {
          const free = freeHours(it);
          const isShown = day !== undefined && it.date.equals(day.date);
          const text = free === null ? "" : free === 0 ? "×" : `${Math.round(free / 3_600_000_000)}h`;
          return (
            <li key={it.date.toString()}>
              <button
                type="button"
                class={`calendar-phone-day ${isShown ? "calendar-phone-day-shown" : ""}`}
                aria-pressed={isShown}
                title={`${time.dayLong(it.from)} ${free === null ? "" : `${words.free} ${time.hours(free)}`}`}
                onClick={() => props.onDay(it.date)}
              >
                <span class="small">
                  {time
                    .day(it.from)
                    .replace(/^.*\((.)\)$/, "$1")
                    .slice(0, 3)}
                </span>
                <strong>{it.date.day}</strong>
                <span class={`calendar-phone-free ${free ? "calendar-phone-free-some" : ""}`}>{text}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {day && <DayColumn {...props} day={day} taken={taken} machineHours={its} />}
      {isResting && (
        <div class="calendar-phone-bar">
          <p class="calendar-phone-bar-when">{time.range(draft)}</p>
          <VerdictBubble verdict={hand.verdict} />
          <div class="calendar-phone-bar-actions">
            <Button size="touch" onClick={hand.close}>
              {panel.giveUp}
            </Button>
            <Button kind="main" size="touch" onClick={hand.open}>
              {words.book}
            </Button>
          </div>
        </div>
      )}
      {!isResting && !draft && (
        <div class="calendar-phone-new">
          {props.panels}
          {mayBook && (
            <Button kind="main" onClick={() => props.onBegin(machine)}>
              {words.book}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
