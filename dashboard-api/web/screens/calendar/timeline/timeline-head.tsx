import type { Micros } from "../../../../../config/micros.ts";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { clockHours, type ViewDay, type ViewRange } from "../plan/view-range.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { calendarWords } from "../words.ts";
import { memo } from "./memo.ts";
import type { TimeScale } from "./time-scale.ts";

/** How many hours apart the labels stand, so that none touches the next. */
const hoursApart = (scale: TimeScale): number => {
  const hour = 3_600_000_000 / scale.microsPerPixel;
  return [1, 2, 3, 6, 12].find((it) => it * hour >= 34) ?? 24;
};

const kindOf = (day: ViewDay, isHoliday: boolean, now: Micros): string => {
  const { dayOfWeek } = day.date;
  const kind =
    isHoliday || dayOfWeek === 7 ? "calendar-day-sunday" : dayOfWeek === 6 ? "calendar-day-saturday" : "";
  return `${kind} ${day.from <= now && now < day.until ? "calendar-day-today" : ""}`;
};

/** Days with their weekdays, holidays by name, and the hours where there is room. */
export const TimelineHead = memo(function TimelineHead(props: {
  range: ViewRange;
  scale: TimeScale;
  /** Names of days unlike others; "" where it has none. */
  named: ReadonlyMap<string, string>;
  now: Micros;
  onDay: (date: Temporal.PlainDate) => void;
}) {
  const { range, scale, named, now, onDay } = props;
  const time = useCalendarTime();
  const words = useWords(calendarWords);
  const language = useLanguage();
  const apart = hoursApart(scale);
  const isMonth = range.view === "month";
  return (
    <div class={`calendar-heads-${range.view}`}>
      {range.days.map((day) => {
        const left = scale.place(day.from);
        const known = named.get(day.date.toString());
        // The Cabinet Office names holidays in Japanese alone.
        const name = known !== undefined && language === "en" ? "" : known;
        const weekday = time.day(day.from);
        const isNarrow = scale.place(day.until) - left < 118;
        const label = isMonth ? String(day.date.day) : isNarrow ? time.dayShort(day.from) : weekday;
        return (
          <button
            key={day.date.toString()}
            type="button"
            class={`calendar-day-head ${kindOf(day, name !== undefined, now)}`}
            style={{ left: `${left}px`, width: `${scale.place(day.until) - left}px` }}
            title={[time.dayLong(day.from), name || (name === "" ? words.holiday : "")]
              .filter(Boolean)
              .join(" ")}
            onClick={() => onDay(day.date)}
          >
            <span class="calendar-head-date">{label}</span>
            {isMonth && <span class="calendar-head-weekday">{weekdayOf(weekday)}</span>}
            {!isMonth && !isNarrow && name !== undefined && (
              <span class="calendar-head-name">{name || words.holiday}</span>
            )}
          </button>
        );
      })}
      {apart < 24 &&
        range.days.flatMap((day) =>
          clockHours(day, apart, time.zone).map(({ hour, at }) => (
            <span
              key={at}
              class={`calendar-head-hour ${hour === 0 ? "calendar-head-midnight" : ""}`}
              style={{ left: `${scale.place(at)}px` }}
              aria-hidden="true"
            >
              {hour}
            </span>
          )),
        )}
    </div>
  );
});

/** 日 of 11月22日(日), Sun of Sun 22 Nov. */
const weekdayOf = (day: string): string => /\((.)\)/.exec(day)?.[1] ?? day.slice(0, 2);

/** Lines at days and hours behind all rows, drawn once. */
export const TimelineGrid = memo(function TimelineGrid(props: {
  range: ViewRange;
  scale: TimeScale;
  height: number;
}) {
  const { range, scale, height } = props;
  const { zone } = useCalendarTime();
  const apart = hoursApart(scale);
  const line = (at: Micros) => `M${Math.round(scale.place(at)) + 0.5} 0v${height}`;
  const hours = apart >= 24 ? [] : range.days.flatMap((day) => clockHours(day, apart, zone));
  return (
    <svg class="calendar-timeline-grid" width={scale.size} height={height} aria-hidden="true">
      <path
        class="calendar-grid-hours"
        d={hours
          .filter(({ hour }) => hour > 0)
          .map(({ at }) => line(at))
          .join("")}
      />
      <path
        class="calendar-grid-days"
        d={range.days
          .slice(1)
          .map((day) => line(day.from))
          .join("")}
      />
    </svg>
  );
});
