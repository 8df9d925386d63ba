import "../timeline/draft.css";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { HOUR } from "../../../../../config/micros.ts";
import { clip } from "../../../../domain/interval/intersect.ts";
import { subtract } from "../../../../domain/interval/subtract.ts";
import { useWords } from "../../../language/use-words.ts";
import { stateFill } from "../../../state-mark/state-patterns.tsx";
import { stateWords } from "../../../state-mark/state-words.ts";
import { factShapes } from "../../../strip/fact-shapes.ts";
import { stripWords } from "../../../strip/words.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { CalendarHours } from "../data/machine-hours.ts";
import { clockHours, type ViewDay } from "../plan/view-range.ts";
import { useBookingName } from "../timeline/booking-text.ts";
import { createTimeScale, placeBars } from "../timeline/time-scale.ts";
import { useHand } from "../timeline/use-hand.ts";
import { useStrips } from "../timeline/use-strips.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import type { PhoneProps } from "./phone-calendar.tsx";

const hourHeight = 52;
const factWidth = 20;

/** A day of one machine down the screen: bookings left, what the machine did right of them. */
export function DayColumn(
  props: PhoneProps & {
    day: ViewDay;
    taken: readonly CalendarBooking[];
    machineHours: CalendarHours | undefined;
  },
) {
  const { day, taken, machineHours, machine, now, draft } = props;
  const words = useWords(stripWords);
  const states = useWords(stateWords);
  const time = useCalendarTime();
  const nameOf = useBookingName();
  const height = ((day.until - day.from) / HOUR) * hourHeight;
  const scale = useMemo(() => createTimeScale(day, height), [day, height]);
  const strips = useStrips(scale);
  const fact = strips(machine);
  const shapes = useMemo(
    () =>
      factShapes(
        (fact ?? []).map(({ from, until, state }) => ({ from: from / 1_000, to: until / 1_000, state })),
        { from: day.from / 1_000, to: day.until / 1_000, width: height },
      ),
    [fact, day, height],
  );
  const onPointerDown = useHand(
    {
      ...{ scale, zone: time.zone, draft, now: props.clock, mayBook: props.mayBook },
      bookingsOf: () => taken,
      rulesOf: () => machineHours?.rules,
      onDraft: props.onDraft,
      onDrop: (dropped) =>
        dropped.replaces || props.hand.isOpen
          ? props.onDrop(dropped)
          : props.hand.begin(dropped, { byKey: false, isOpen: false }),
      onSelect: props.onSelect,
      onOpen: props.hand.open,
    },
    "y",
  );
  const box = useRef<HTMLDivElement>(null);
  const firstOpen = machineHours?.open.find((it) => it.until > day.from)?.from ?? day.from + 8 * HOUR;
  const isToday = day.from <= now && now < day.until;
  // A machine that never closes is mostly wanted in the morning.
  const opening = firstOpen <= day.from ? day.from + 7 * HOUR : firstOpen;
  const start = isToday ? Math.min(now, opening) : opening;
  const shown = day.date.toString();
  // Another day begins at its own opening; the hand's scrolling of this one is left alone.
  useEffect(() => {
    if (box.current) box.current.scrollTop = Math.max(0, scale.place(start) - hourHeight / 2);
  }, [shown, machine, machineHours !== undefined]);
  const closed = machineHours ? subtract([day], clip(machineHours.open, day)) : [];
  const isHere = draft?.machine === machine && draft.until > day.from && draft.from < day.until;
  const span = (it: { from: number; until: number }) => ({
    top: `${Math.max(0, scale.place(it.from))}px`,
    height: `${Math.min(height, scale.place(it.until)) - Math.max(0, scale.place(it.from))}px`,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section class="calendar-day-scroll" ref={box} aria-label={time.dayLong(day.from)} tabIndex={0}>
      <div class="calendar-day-column" style={{ height: `${height}px` }}>
        {clockHours(day, 1, time.zone).map(({ hour, at }) => (
          <span key={at} class="calendar-day-hour" style={{ top: `${scale.place(at)}px` }} aria-hidden="true">
            {hour}:00
          </span>
        ))}
        <div class="calendar-day-lane" data-lane={machine} onPointerDown={onPointerDown}>
          {closed.map((it) => (
            <span key={it.from} class="calendar-day-closed" style={span(it)} />
          ))}
          {machineHours?.maintenance.map((it) => (
            <span key={it.from} class="calendar-day-maintenance" style={span(it)} />
          ))}
          <ul aria-label={words.plan}>
            {placeBars(taken, scale, 20).map(({ item, place }) => (
              <li key={item.key}>
                <button
                  type="button"
                  class={`calendar-day-booking ${item.isOwn ? "calendar-day-own" : ""} ${item.isRequested || item.isOffered ? "calendar-day-requested" : ""} ${item.key === props.selected ? "calendar-day-chosen" : ""}`}
                  style={{ top: `${place.start + 1}px`, height: `${place.length - 2}px` }}
                  // The hand tells its own taps; this is a key, or a screen reader.
                  onClick={(event) => event.detail === 0 && props.onSelect(item)}
                >
                  <span class="calendar-day-name">{nameOf(item)}</span>{" "}
                  <span class="small">{time.clocks(item)}</span>
                </button>
              </li>
            ))}
          </ul>
          {isHere && draft && (
            <div class={`calendar-day-draft calendar-draft-${props.standing}`} style={span(draft)}>
              <button
                type="button"
                class="calendar-draft-body"
                data-grip="move"
                aria-label={time.range(draft)}
                onClick={(event) => event.detail === 0 && props.hand.open()}
              >
                {time.clocks(draft)}
              </button>
              <span class="calendar-day-end calendar-day-end-start" data-grip="start" />
              <span class="calendar-day-end calendar-day-end-until" data-grip="end" />
            </div>
          )}
        </div>
        <svg class="calendar-day-fact" width={factWidth} height={height} role="img" aria-label={words.fact}>
          {shapes.map((it) => (
            <rect
              key={it.x}
              class={`fact fact-${it.state}`}
              x={it.state === "off" ? factWidth / 3 : 0}
              y={it.x}
              width={it.state === "off" ? factWidth / 3 : factWidth}
              height={it.width}
              fill={stateFill[it.state]}
            >
              <title>{states[it.state]}</title>
            </rect>
          ))}
        </svg>
        {isToday && (
          <div class="calendar-day-now" style={{ top: `${scale.place(now)}px` }} aria-hidden="true" />
        )}
      </div>
    </section>
  );
}
