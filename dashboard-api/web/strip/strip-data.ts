import type { MachineState } from "../../../config/machine-state.ts";
import type { Millis } from "../time/instant.ts";

/** One booking as the strip draws it: the upper band. */
export interface PlanItem {
  /** Its id, or machine and start where the policy does not tell it. */
  id: string;
  from: Millis;
  to: Millis;
  kind: "booking" | "maintenance" | "outage";
  /** Company's short name, or what a block is; null: somebody's, and the policy does not tell whose. */
  label: string | null;
  isOwn: boolean;
  /** Asked for and not yet confirmed. */
  isRequested?: boolean;
  /** It was booked and nobody came. */
  isNoShow?: boolean;
  /** Its use went on until then, beyond its end: drawn sticking out to the right. */
  overrunUntil?: Millis;
  /** The reader may know what becomes of it, and there is no verdict yet. */
  isPending?: boolean;
  /** First sign of its people. */
  startedAt?: Millis;
  /** So much of its slot others used, whose bookings ran over. */
  blockedFor?: Millis;
  /** And they still do. */
  isBlockedNow?: boolean;
}

/** What the machine did: the lower band. Half-open, in order, without overlap. */
export interface FactItem {
  from: Millis;
  to: Millis;
  state: MachineState;
  /** Concluded from both sides of a short gap, not observed. */
  isInferred?: boolean;
}

/** A window of time on a width in pixels. */
export interface Scale {
  from: Millis;
  to: Millis;
  width: number;
}

export const xOf = ({ from, to, width }: Scale, time: Millis): number =>
  ((time - from) / (to - from)) * width;

export const timeAt = ({ from, to, width }: Scale, x: number): Millis => from + (x / width) * (to - from);

/** From and to in pixels, cut at the window; undefined: nothing of it is inside. */
export function span(scale: Scale, from: Millis, to: Millis): { x: number; width: number } | undefined {
  const x = Math.max(0, xOf(scale, from));
  const right = Math.min(scale.width, xOf(scale, to));
  return right > x ? { x, width: right - x } : undefined;
}
