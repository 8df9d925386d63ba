import type { SignalCondition } from "../site/state-rules.ts";

/** Without delays: what a controller says of itself needs none. */
export const isOneOf = (signal: string, values: (string | number)[]): SignalCondition => ({
  signal,
  onDelay: 0,
  offDelay: 0,
  in: values,
});
