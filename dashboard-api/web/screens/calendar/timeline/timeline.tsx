import "./timeline.css";
import type { ComponentChildren } from "preact";
import { useId, useMemo } from "preact/hooks";
import type { Micros } from "../../../../../config/micros.ts";
import { useWords } from "../../../language/use-words.ts";
import type { LivePicture } from "../../../live/live-floor.ts";
import { useWidth } from "../../../strip/use-width.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { HoursBook } from "../data/machine-hours.ts";
import type { Draft, Standing } from "../draft.ts";
import type { ViewRange } from "../plan/view-range.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { calendarWords } from "../words.ts";
import { useBookingName } from "./booking-text.ts";
import { DraftBar } from "./draft-bar.tsx";
import { RowCursor } from "./row-cursor.tsx";
import { createTimeScale } from "./time-scale.ts";
import { TimelineGrid, TimelineHead } from "./timeline-head.tsx";
import { type RowSize, rowHeights, TimelineRow } from "./timeline-row.tsx";
import { useCursor } from "./use-cursor.ts";
import { useHand } from "./use-hand.ts";
import { useHeight } from "./use-height.ts";
import { useRowWindow } from "./use-row-window.ts";
import { useStrips } from "./use-strips.ts";

const headHeight = 52;
const noBookings: readonly CalendarBooking[] = [];

export interface TimelineProps {
  range: ViewRange;
  machines: readonly { id: string; name: string }[];
  bookings: ReadonlyMap<string, readonly CalendarBooking[]>;
  hours: HoursBook | undefined;
  /** The bookings have been told. */
  isKnown: boolean;
  live: LivePicture["machines"];
  /** Whole minutes. */
  now: Micros;
  clock: () => Micros;
  draft: Draft | null;
  standing: Standing;
  /** The draft was begun by a key. */
  isByKey: boolean;
  /** The verdict beside the draft. */
  verdict: ComponentChildren;
  selected: string | null;
  mayBook: boolean;
  onDraft: (draft: Draft | null) => void;
  onDrop: (draft: Draft) => void;
  onDraftKey: (event: KeyboardEvent) => void;
  onOpenDraft: () => void;
  onSelect: (booking: CalendarBooking) => void;
  onBegin: (machine: string) => void;
  onDay: (date: Temporal.PlainDate) => void;
}

/** Machines beneath each other, time across: what is booked, and beneath it what the machine did. */
export function Timeline(props: TimelineProps) {
  const { range, machines, bookings, hours, live, now, draft, selected } = props;
  const words = useWords(calendarWords);
  const time = useCalendarTime();
  const { zone } = time;
  const nameOf = useBookingName();
  const ids = { row: useId(), draft: useId() };
  const { ref: laneRef, width } = useWidth<HTMLDivElement>();
  const scale = useMemo(() => createTimeScale(range, width), [range, width]);
  const strips = useStrips(width > 0 ? scale : null);
  const { ref: boxRef, height: seen } = useHeight<HTMLDivElement>();
  const fits = (it: RowSize) => machines.length * rowHeights[it] + headHeight <= seen;
  const size: RowSize = fits("wall") ? "wall" : fits("page") ? "page" : "row";
  const rowHeight = rowHeights[size];
  const { sight, show } = useRowWindow(boxRef, machines.length, rowHeight, headHeight);
  const bookingsOf = (machine: string) => bookings.get(machine) ?? noBookings;
  const { onSelect, onBegin } = props;
  const cursor = useCursor({ machines, bookingsOf, show, onSelect, onBegin });
  const onPointerDown = useHand({
    ...{ scale, zone, draft, bookingsOf, onSelect, mayBook: props.mayBook, onOpen: props.onOpenDraft },
    now: props.clock,
    rulesOf: (machine) => hours?.machines.get(machine)?.rules,
    onDraft: props.onDraft,
    onDrop: props.onDrop,
    titleOf: (booking) => `${nameOf(booking)} ${time.range(booking)}`,
  });
  const named = useMemo(() => {
    const days = [...(hours?.machines.get(machines[0]?.id ?? "")?.days ?? []), ...(hours?.holidays ?? [])];
    return new Map(days.map(([date, name]) => [date, name ?? ""]));
  }, [hours, machines]);
  const height = machines.length * rowHeight;
  /** Whether what hangs beneath a row would be cut off. */
  const isLow = (row: number) => {
    const box = boxRef.current;
    const above = row * rowHeight - (box?.scrollTop ?? 0);
    return above > 130 && above + rowHeight + headHeight + 130 > (box?.clientHeight ?? 0);
  };
  const isNowSeen = range.from <= now && now < range.until;
  return (
    <div
      class={`calendar-timeline calendar-timeline-${range.view} ${size === "row" ? "" : "calendar-timeline-roomy"} ${size === "wall" ? "calendar-timeline-tall" : ""}`}
      style={{ maxHeight: `${headHeight + height + 2}px` }}
      ref={boxRef}
      data-ready={width > 0 && hours !== undefined && props.isKnown}
    >
      <div class="calendar-timeline-top">
        <div class="calendar-timeline-corner">{words.machines}</div>
        <div class="calendar-timeline-days" ref={laneRef}>
          {width > 0 && <TimelineHead {...{ range, scale, named, now }} onDay={props.onDay} />}
        </div>
      </div>
      <p id={ids.row} class="unseen">
        {words.hintRow}
      </p>
      <p id={ids.draft} class="unseen">
        {words.hintDraft}
      </p>
      <div class="calendar-timeline-body" style={{ height: `${height}px` }} onPointerDown={onPointerDown}>
        {width > 0 && <TimelineGrid {...{ range, scale, height }} />}
        <ul aria-label={words.timeline} onKeyDown={cursor.onKeyDown} onClick={cursor.onClick}>
          {width > 0 &&
            machines.slice(sight.first, sight.end).map(({ id, name }, index) => {
              const row = sight.first + index;
              const its = hours?.machines.get(id);
              const taken = bookingsOf(id);
              const chosen = selected === null ? undefined : taken.find((it) => it.key === selected);
              const isAway = draft?.replaces && draft.replaces.machine === id ? draft.replaces : undefined;
              const isDrafted = draft?.machine === id;
              return (
                <li
                  key={id}
                  class={`calendar-timeline-row ${isDrafted ? "calendar-row-drafted" : ""}`}
                  style={{ top: `${row * rowHeight}px` }}
                  aria-setsize={machines.length}
                  aria-posinset={row + 1}
                >
                  <TimelineRow
                    {...{ machine: id, name, scale, now, size }}
                    bookings={taken}
                    stretches={strips(id)}
                    open={its?.open}
                    maintenance={its?.maintenance}
                    state={live.get(id)?.state}
                  />
                  <div class="calendar-row-over" data-lane={id}>
                    {[chosen, isAway].map(
                      (it, place) =>
                        it && (
                          <span
                            key={place === 0 ? "chosen" : "away"}
                            class={place === 0 ? "calendar-row-chosen" : "calendar-row-away"}
                            style={{
                              left: `${Math.max(0, scale.place(it.from))}px`,
                              width: `${Math.min(scale.size, scale.place(it.until)) - Math.max(0, scale.place(it.from))}px`,
                            }}
                          />
                        ),
                    )}
                    <RowCursor
                      {...{ row, name, scale, bookings: taken, hint: ids.row }}
                      at={cursor.place.row === row ? cursor.place.booking : -1}
                      isStop={cursor.place.row === row}
                      focus={cursor.place.row === row ? cursor.place.focus : 0}
                    />
                    {isDrafted && draft && (
                      <DraftBar
                        {...{ draft, scale, standing: props.standing, hint: ids.draft }}
                        isLow={isLow(row)}
                        takesFocus={props.isByKey}
                        onKeyDown={props.onDraftKey}
                        onClick={props.onOpenDraft}
                      >
                        {props.verdict}
                      </DraftBar>
                    )}
                  </div>
                </li>
              );
            })}
        </ul>
        {isNowSeen && width > 0 && (
          <div
            class="calendar-timeline-now"
            style={{ "--now": `${scale.place(now)}px` }}
            aria-hidden="true"
          />
        )}
      </div>
    </div>
  );
}
