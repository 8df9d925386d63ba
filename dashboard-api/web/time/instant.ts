/** A time inside the page: milliseconds since the epoch, UTC. The API tells RFC 3339 down to microseconds. */
export type Millis = number;

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const millis = (rfc3339: string): Millis => Date.parse(rfc3339);

export const millisOrNull = (rfc3339: string | null | undefined): Millis | null =>
  rfc3339 ? Date.parse(rfc3339) : null;

/** As the API takes it. */
export const rfc3339 = (time: Millis): string => new Date(time).toISOString();
