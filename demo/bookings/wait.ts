import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../../dashboard-api/bookings/booking.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { idOf, type Subject, type Wait } from "./story.ts";

/** What the product does by itself. */
export const waitlist: Actor = { name: "waitlist", role: "system", person: null };

/** A company's place in line for one slot: offered to it and taken, or waited for in vain. */
export function waitFor(given: {
  subject: Omit<Subject, "series" | "changeover">;
  slot: Interval;
  booker: Actor;
  since: Micros;
  offered?: Micros;
  accepted?: Micros;
}): Wait {
  const { subject, slot, booker, since, offered, accepted } = given;
  const { id: booking, machine, company, ...details } = subject;
  const { purpose, grant, job, person, mentor } = details;
  const id = idOf("wait", booking, since);
  const entry = {
    ...{ id, company, machines: [machine], process: null, prefers: "earliest" as const, since },
    ...{ earliest: slot.from, latest: slot.until, length: slot.until - slot.from, deadline: slot.from },
    details: { purpose, grant, job, person, mentor },
  };
  const by = { actedFor: company, reason: "" };
  const joined = { ...by, at: since, actor: booker, change: { kind: "joined" as const, entry } };
  if (offered === undefined || accepted === undefined) {
    const expired = { ...by, at: slot.from, actor: waitlist, change: { kind: "expired" as const } };
    return { id, company, machine, steps: [joined, { ...expired, reason: "the deadline came" }] };
  }
  const heldUntil = Math.min(offered + 30 * 60_000_000, slot.from);
  const offer = { machine, from: slot.from, until: slot.until, booking, heldUntil };
  return {
    ...{ id, company, machine },
    steps: [
      joined,
      { ...by, at: offered, actor: waitlist, change: { kind: "offered", offer } },
      { ...by, at: accepted, actor: booker, change: { kind: "accepted" } },
    ],
  };
}
