import { createHash } from "node:crypto";
import type { Micros } from "../../config/micros.ts";
import type { Role } from "../../dashboard-api/access/role.ts";
import type { Actor, BookingDetails } from "../../dashboard-api/bookings/booking.ts";
import type { Change } from "../../dashboard-api/bookings/change.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import type { WaitChange } from "../../dashboard-api/waitlist/wait-change.ts";

/** One thing that somebody did to a booking. */
export interface Step {
  readonly at: Micros;
  readonly actor: Actor;
  readonly actedFor: string | null;
  readonly reason: string;
  readonly change: Change;
}

/** A booking from its request to its end, as the demo's people make it. Steps are in order of time. */
export interface Story {
  readonly id: string;
  readonly machine: string;
  readonly steps: readonly Step[];
  /** Place in line from which it came. */
  readonly wait?: Wait;
}

/** A company's place in line. */
export interface Wait {
  readonly id: string;
  /** With what else it was asked for at once; absent: with nothing. */
  readonly request?: string;
  readonly company: string;
  readonly machine: string;
  readonly steps: readonly (Omit<Step, "change"> & { readonly change: WaitChange })[];
}

/** Time that was asked for in vain, all at once. */
export interface Ask {
  readonly request: string;
  readonly company: string;
  readonly machine: string;
  readonly at: Micros;
  readonly slots: readonly Interval[];
}

/** Always the same for the same key, in the form of the product's ids. */
export function idOf(...key: (string | number)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(key)).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`],
    ...[`${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)],
  ].join("-");
}

/** Whose booking of what, before anything became of it. */
export interface Subject extends Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor"> {
  readonly id: string;
  readonly machine: string;
  readonly company: string;
  readonly series: string | null;
  readonly changeover: Micros;
}

export const actorOf = (person: { id: string; name: string }, role: Role): Actor => ({
  ...{ name: person.name, role, person: person.id },
});

/** Where a booking is after a change. */
export const placed = ({ from, until }: Interval, changeover: Micros, takenAt: Micros) => ({
  ...{ from, until, takenAt },
  excludedUntil: until + changeover,
});

/** How it begins: asked for, or offered to a company in line. */
export function beginning(
  kind: "requested" | "offered",
  subject: Subject,
  slot: Interval,
  takenAt: Micros,
): Change {
  const { changeover, ...booking } = subject;
  return { kind, booking: { ...booking, kind: "booking", ...placed(slot, changeover, takenAt) } };
}
