import { type Micros, microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { Role } from "../../../../access/role.ts";
import type { BookingView, ListedView } from "../../../../routes/booking-view.ts";
import type { TakenTime } from "../plan/obstacles.ts";

/** A booking as the calendar shows it. */
export interface CalendarBooking extends TakenTime {
  /** The same while it is the same booking. */
  readonly key: string;
  readonly machine: string;
  readonly kind: ListedView["kind"];
  /** Short name of whose it is; null where nobody may know, and for maintenance and outages. */
  readonly name: string | null;
  readonly isOwn: boolean;
  /** Asked for, and waiting for the committee. */
  readonly isRequested: boolean;
  /** Held for a company in line 仮押さえ. */
  readonly isOffered: boolean;
  readonly mayChange: boolean;
  /** All that is told of it; null for another company's. */
  readonly view: BookingView | null;
}

/** Who looks. */
export interface Viewer {
  readonly role: Role;
  readonly company: string | null;
}

const forAll: readonly Role[] = ["committee", "office"];
const ofCompany: readonly Role[] = ["manager", "member"];

/** Whether somebody books for other companies 代理. */
export const booksForOthers = ({ role }: Viewer): boolean => forAll.includes(role);
export const mayBook = ({ role }: Viewer): boolean => forAll.includes(role) || ofCompany.includes(role);

/** The API writes as many digits as a time needs; almost all need no more than a `Date` has, which reads far faster. */
const microsOf = (text: string): Micros =>
  text.length <= "2026-11-22T09:00:00.000Z".length ? Date.parse(text) * 1_000 : microsFromRfc3339(text);

export function calendarBooking(
  listed: ListedView,
  given: { viewer: Viewer; nameOf: (company: string) => string; changeover: Micros },
): CalendarBooking {
  const { viewer, nameOf } = given;
  const { machine, kind } = listed;
  const [from, until] = [microsOf(listed.from), microsOf(listed.to)];
  const keptUntil = until + (kind === "booking" ? given.changeover : 0);
  const place = { machine, kind, from, until, keptUntil };
  if (listed.view === "busy") {
    const plain = { isOwn: false, isRequested: false, isOffered: false, mayChange: false, view: null };
    return { ...place, ...plain, id: null, key: `${machine} ${listed.from}`, name: listed.company };
  }
  const isOwn = listed.company !== null && listed.company === viewer.company;
  const mayChange = booksForOthers(viewer) || (isOwn && ofCompany.includes(viewer.role));
  return {
    ...{ ...place, isOwn, mayChange, view: listed, id: listed.id, key: listed.id },
    name: listed.company === null ? null : nameOf(listed.company),
    isRequested: listed.status === "requested",
    isOffered: (listed.status as string) === "offered",
  };
}
