import { HOUR, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { BookingDisplay, DisplaySlot } from "../../config/wire/booking-display.ts";
import { wireVersion } from "../../config/wire/version.ts";
import type { Booking } from "../bookings/booking.ts";

type Held = Pick<Booking, "kind" | "company" | "from" | "until" | "status">;

/** What a machine's displays show, and when that will be something else though no booking changes. */
export interface Shown {
  readonly display: BookingDisplay;
  readonly until: Micros;
}

/**
 * The slot that runs and the next one. `held`: all that hold the machine from `at` on, in order; what waits for approval
 * or for an answer is nobody's slot yet.
 */
export function displayOf(
  site: Pick<Site, "companies" | "policies" | "cluster">,
  machine: string,
  held: readonly Held[],
  at: Micros,
): Shown {
  const isNamed = site.policies.privacy.names === "short";
  const slots = held.filter((it) => it.status === "confirmed" && it.until > at);
  const view = (slot: Held | undefined): DisplaySlot | null => {
    if (!slot) return null;
    const { kind, from, until } = slot;
    const short = site.companies.find(({ id }) => id === slot.company)?.short ?? null;
    return { kind, company: isNamed ? short : null, from, until };
  };
  const now = slots.find((it) => it.from <= at);
  const next = slots.find((it) => it.from > at);
  const display = { version: wireVersion, machine, at, zone: site.cluster.zone } as const;
  const border = Math.min(now?.until ?? at + HOUR, next?.from ?? at + HOUR, at + HOUR);
  return { display: { ...display, now: view(now), next: view(next) }, until: border };
}
