import type { Millis } from "../time/instant.ts";
import { useTime } from "../time/use-time.ts";
import { addDays, dateOf, startOfDate } from "../time/zoned.ts";
import { TextField } from "./field.tsx";
import "./date-field.css";

/** A day of the site's calendar, as `2026-11-22`; the weekday stands beneath. */
export function DateField(props: {
  label: string;
  value: string;
  onValue: (date: string) => void;
  min?: string;
  max?: string;
  mistake?: string;
}) {
  const time = useTime();
  const start = startOfDate(props.value, time.zone);
  return (
    <TextField
      {...props}
      type="date"
      hint={start === undefined ? undefined : time.dayLong(start)}
      onValue={props.onValue}
    />
  );
}

/** A window of whole days; `to` is the first moment after the last day. */
export function DayRange(props: {
  labels: { from: string; to: string };
  from: Millis;
  to: Millis;
  onValue: (from: Millis, to: Millis) => void;
}) {
  const { zone } = useTime();
  const { labels, from, to, onValue } = props;
  const first = dateOf(from, zone);
  const last = dateOf(to - 1, zone);
  return (
    <div class="day-range">
      <DateField
        label={labels.from}
        value={first}
        onValue={(date) => {
          const start = startOfDate(date, zone);
          if (start !== undefined) onValue(start, Math.max(to, addDays(start, 1, zone)));
        }}
      />
      <DateField
        label={labels.to}
        value={last}
        min={first}
        onValue={(date) => {
          const start = startOfDate(date, zone);
          if (start !== undefined && start >= from) onValue(from, addDays(start, 1, zone));
        }}
      />
    </div>
  );
}
