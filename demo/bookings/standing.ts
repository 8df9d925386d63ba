import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { occurrencesOf } from "../../dashboard-api/domain/booking/series.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { standing } from "./habits.ts";
import type { Slot } from "./slot.ts";
import { idOf } from "./story.ts";

/** A Monday. A series is made anew every eight weeks from here on. */
const epoch = Temporal.PlainDate.from("2026-01-05");
const weeks = 8;

/** Slots of a machine's weekly series that begin in [from, to), on days on which it is open. */
export function standingSlots(
  site: Site,
  machine: string,
  key: readonly (string | number)[],
  open: readonly Interval[],
  from: Micros,
  to: Micros,
): (Interval & { standing: NonNullable<Slot["standing"]> })[] {
  const { zone } = site.cluster;
  const last = Temporal.Instant.fromEpochMilliseconds(to / 1_000)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  return standing
    .filter((it) => it.machine === machine)
    .flatMap(({ company, weekday, hours }) => {
      const first = epoch.add({ days: weekday - 1 });
      const series = { first: first.toString(), until: last.toString(), everyWeeks: 1, hours, except: [] };
      return occurrencesOf(series, zone).map((it, index) => {
        const block = Math.floor(index / weeks);
        const takenAt = it.from - (index % weeks) * 7 * DAY - 10 * DAY;
        return { ...it, standing: { company, takenAt, series: idOf(...key, "series", company, block) } };
      });
    })
    .filter((it) => it.from >= from && it.from < to)
    .filter((it) => open.some((doors) => doors.from <= it.from && it.until <= doors.until))
    .sort((a, b) => a.from - b.from);
}
