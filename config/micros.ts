/**
 * Time on the wire and in the store: integer microseconds since 1970-01-01T00:00:00Z (UTC, no leap seconds).
 * A double holds every such integer until the year 2255. Durations are integer microseconds too.
 */
export type Micros = number;

export const MILLISECOND: Micros = 1_000;
export const SECOND: Micros = 1_000_000;
export const MINUTE: Micros = 60 * SECOND;
export const HOUR: Micros = 60 * MINUTE;
export const DAY: Micros = 24 * HOUR;

/** The system clock, whose resolution is a millisecond. */
export const systemNow = (): Micros => Date.now() * MILLISECOND;

/** Reads an RFC 3339 time with offset, dropping what is finer than a microsecond. Throws RangeError. */
export function microsFromRfc3339(text: string): Micros {
  return Number(Temporal.Instant.from(text).epochNanoseconds / 1_000n);
}

/** Writes RFC 3339 in UTC with as many digits as are needed: `2016-11-01T08:42:17.075Z`. */
export function rfc3339FromMicros(time: Micros): string {
  return Temporal.Instant.fromEpochNanoseconds(BigInt(time) * 1_000n).toString();
}
