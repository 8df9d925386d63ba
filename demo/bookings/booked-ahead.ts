import { DAY, type Micros } from "../../config/micros.ts";

/** How far ahead the demo's people book. */
export const bookedAhead: Micros = 24 * DAY;

/** Six o'clock, when nobody comes or goes, of the local day of a time. */
export const localMorning = (time: Micros, zone: string): Micros =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(time / 1_000))
    .toZonedDateTimeISO(zone)
    .with({ hour: 6, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds * 1_000;
