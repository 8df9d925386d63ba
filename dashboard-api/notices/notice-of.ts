import type { Booking } from "../bookings/booking.ts";
import type { FollowedEvent } from "../jobs/event-follower.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** Who is to be told of what. */
export interface Told {
  readonly kind: NoticeKind;
  /** null: the committee. */
  readonly company: string | null;
}

/** Done by the cluster or the program, not by people of the company. */
const isByOthers = ({ actor }: Pick<FollowedEvent, "actor">): boolean =>
  actor.role === "committee" || actor.role === "office" || actor.role === "system";

/** Whom an event concerns who did not do it. `booking` is as the event left it. */
export function noticesOf(event: FollowedEvent, booking: Booking): Told[] {
  const { change } = event;
  const own = (kind: NoticeKind): Told[] =>
    booking.company === null ? [] : [{ kind, company: booking.company }];
  const committee = (kind: NoticeKind): Told[] => [{ kind, company: null }];
  switch (change.kind) {
    case "offered":
      return own("offer");
    case "requested":
    case "resubmitted":
      // What needs nobody's approval is confirmed in the same moment.
      return booking.status === "requested" ? committee("approval") : [];
    case "confirmed":
      // What needed nobody's approval was confirmed in the moment it was taken.
      return isByOthers(event) && event.at > booking.takenAt ? own("confirmed") : [];
    case "refused":
      return own("refused");
    case "moved":
    case "shortened":
    case "extended":
    case "cancelled":
      return isByOthers(event) ? own("changed") : [];
    case "released":
      return change.by === "policy" ? own("released") : [];
    case "reminded":
      return own("reminder");
    case "no-show":
      return own("no-show");
    case "disputed":
      return committee("disputed");
    case "excused":
    case "upheld":
    case "waived":
      return own("decided");
    default:
      return [];
  }
}
