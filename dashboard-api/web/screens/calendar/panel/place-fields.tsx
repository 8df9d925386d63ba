import type { Micros } from "../../../../../config/micros.ts";
import { microsOf, zonedAt } from "../../../../domain/calendar/local-time.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import { DateField } from "../../../controls/date-field.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarMachine } from "../data/use-calendar-data.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { panelWords } from "./panel-words.ts";

const clockOf = (time: Micros, zone: string): string =>
  zonedAt(time, zone).toPlainTime().toString().slice(0, 5);

/** The time at which a clock of the zone shows `clock` on a date; undefined for what is no time. */
function atClock(date: Temporal.PlainDate, clock: string, zone: string): Micros | undefined {
  try {
    return microsOf(date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(clock) }));
  } catch {
    return undefined;
  }
}

export type Place = Interval & { readonly machine: string };

/** Machine, day, begin and end of a draft, for exact times and for those who do not drag. */
export function PlaceFields(props: {
  place: Place;
  machines: readonly CalendarMachine[];
  granularity: Micros;
  /** What runs keeps its machine and its start. */
  isStarted: boolean;
  /** It may last for days, so that its end has a day of its own. */
  isLong?: boolean;
  onPlace: (place: Place) => void;
}) {
  const { place, machines, granularity, isStarted, isLong = false, onPlace } = props;
  const words = useWords(panelWords);
  const time = useCalendarTime();
  const { zone } = time;
  const [day, endDay] = [time.date(place.from), time.date(place.until)];
  const length = place.until - place.from;
  const step = Math.max(60, granularity / 1_000_000);
  const moveTo = (from: Micros | undefined) => {
    if (from !== undefined) onPlace({ ...place, from, until: from + length });
  };
  const endOn = (date: string) => {
    try {
      const until = atClock(Temporal.PlainDate.from(date), clockOf(place.until, zone), zone);
      if (until !== undefined && until > place.from) onPlace({ ...place, until });
    } catch {
      // As above.
    }
  };
  const endAt = (clock: string) => {
    const onItsDay = isLong ? atClock(endDay, clock, zone) : undefined;
    if (onItsDay !== undefined && onItsDay > place.from) {
      onPlace({ ...place, until: onItsDay });
      return;
    }
    const sameDay = atClock(day, clock, zone);
    if (sameDay === undefined) return;
    // An end at or before the start is on the next day.
    const until = sameDay > place.from ? sameDay : atClock(day.add({ days: 1 }), clock, zone);
    if (until !== undefined) onPlace({ ...place, until });
  };
  const endClock = clockOf(place.until, zone);
  const isNextDay = Temporal.PlainDate.compare(endDay, day) > 0 && endClock !== "00:00";
  const dayField = (
    <DateField
      label={words.day}
      value={day.toString()}
      onValue={(date) => {
        try {
          moveTo(atClock(Temporal.PlainDate.from(date), clockOf(place.from, zone), zone));
        } catch {
          // A date that is not typed to its end yet.
        }
      }}
    />
  );
  return (
    <div class="calendar-place-fields">
      <SelectField
        label={words.machine}
        value={place.machine}
        disabled={isStarted}
        choices={machines.map(({ id, name }) => ({ value: id, label: name }))}
        onValue={(machine) => onPlace({ ...place, machine })}
      />
      {!isLong && dayField}
      <div class="calendar-place-clocks">
        {isLong && dayField}
        <TextField
          label={words.begin}
          type="time"
          step={step}
          disabled={isStarted}
          value={clockOf(place.from, zone)}
          onValue={(clock) => moveTo(atClock(day, clock, zone))}
        />
        {isLong && <DateField label={words.lastDay} value={endDay.toString()} onValue={endOn} />}
        <TextField
          label={words.end}
          type="time"
          step={step}
          value={endClock}
          hint={
            isNextDay && !isLong ? words.endsOn(time.day(place.until)) : words.length(time.duration(length))
          }
          onValue={endAt}
        />
      </div>
      {time.viewer(place) && <p class="small soft">{time.viewer(place)}</p>}
    </div>
  );
}
