import { isExact } from "../domain/waitlist/fitting-slot.ts";
import type { Offer } from "./offer.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";

type Beginning = Omit<WaitlistEntry, "status" | "passed" | "offer" | "booking" | "version">;

/** What one event did to a place in line. */
export type WaitChange =
  | { readonly kind: "joined"; readonly entry: Beginning }
  | { readonly kind: "offered"; readonly offer: Offer }
  /** Taken; declined; not answered in time; taken back, as when the machine broke. */
  | { readonly kind: "accepted" | "declined" | "lapsed" | "withdrawn" }
  | { readonly kind: "left" | "expired" };

export const waitChangeKinds = [
  ...["joined", "offered", "accepted", "declined", "lapsed", "withdrawn", "left", "expired"],
] as WaitChange["kind"][];

/** Whoever wanted this one slot is done; whoever would take another waits on. */
function passedOver(entry: WaitlistEntry, offer: Offer, kind: "declined" | "lapsed"): WaitlistEntry {
  const { machine, from, until } = offer;
  const status = isExact(entry) && entry.machines.length === 1 ? kind : "waiting";
  return { ...entry, status, passed: [...entry.passed, { machine, from, until }], offer: null };
}

/** The place in line after a change. The first is `joined`; throws for what cannot follow. */
export function applyWaitChange(entry: WaitlistEntry | null, change: WaitChange): WaitlistEntry {
  if (change.kind === "joined") {
    return { ...change.entry, status: "waiting", passed: [], offer: null, booking: null, version: 1 };
  }
  if (!entry) throw new Error(`A place in line cannot begin with ${change.kind}.`);
  const next = { ...entry, version: entry.version + 1 };
  if (change.kind === "offered") return { ...next, status: "offered", offer: change.offer };
  if (change.kind === "left" || change.kind === "expired") {
    return { ...next, status: change.kind, offer: null };
  }
  const { offer } = entry;
  if (!offer) throw new Error(`Nothing is offered that could be ${change.kind}.`);
  switch (change.kind) {
    case "accepted":
      return { ...next, status: "granted", offer: null, booking: offer.booking };
    case "withdrawn":
      return { ...next, status: "waiting", offer: null };
    default:
      return passedOver(next, offer, change.kind);
  }
}
