import type { Micros } from "../../../../../config/micros.ts";
import { rfc3339FromMicros } from "../../../../../config/micros.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { Draft } from "../draft.ts";
import type { CalendarTime } from "../use-calendar-time.ts";

/** What a person enters beside the time. It stays whatever the answer is. */
export interface BookingFormValues {
  /** Maintenance and outages take the machine out of use; the committee and the office enter them. */
  readonly kind: CalendarBooking["kind"];
  /** Bookings in the way of a block are cancelled. */
  readonly displaces: boolean;
  /** Company booked for by the office or the committee; "" not chosen. */
  readonly company: string;
  /** Persons' ids; "" nobody. */
  readonly person: string;
  readonly mentor: string;
  readonly job: string;
  readonly purpose: "within" | "outside";
  readonly reason: string;
  readonly repeat: Repeat | null;
}

export interface Repeat {
  readonly everyWeeks: number;
  /** Last possible local day. */
  readonly until: string;
  /** Local days left out. */
  readonly except: readonly string[];
  /** All or none. */
  readonly isWhole: boolean;
}

export const emptyForm = (person: string | null, company: string | null = null): BookingFormValues => ({
  ...{ kind: "booking", displaces: false },
  ...{
    company: company ?? "",
    person: person ?? "",
    mentor: "",
    job: "",
    purpose: "within",
    reason: "",
    repeat: null,
  },
});

/** The form of a booking that is there. */
export const formOf = ({ kind, view }: CalendarBooking): BookingFormValues => ({
  ...{ kind, displaces: false },
  ...{ company: view?.company ?? "", person: view?.person ?? "", mentor: view?.mentor ?? "" },
  ...{ job: view?.job ?? "", purpose: view?.purpose ?? "within", reason: "", repeat: null },
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

const details = ({ person, mentor, job, purpose }: BookingFormValues) => ({
  ...{ purpose, job: orNull(job), person: orNull(person), mentor: orNull(mentor) },
});

const ends = ({ from, until }: { from: Micros; until: Micros }) => ({
  from: rfc3339FromMicros(from),
  to: rfc3339FromMicros(until),
});

/** The body of a new booking. */
export const wishBody = (draft: Draft, form: BookingFormValues, company: string | undefined) => ({
  ...{ machine: draft.machine, ...ends(draft), ...details(form), reason: form.reason.trim() },
  ...(company === undefined ? {} : { company }),
});

/** The body of a new block: time in which nobody has the machine. */
export const blockBody = (draft: Draft, { kind, displaces, reason }: BookingFormValues) => ({
  ...{ machine: draft.machine, kind, ...ends(draft), displaces, reason: reason.trim() },
});

/** The body of a change: a job that one cannot see is left alone. */
export function changeBody(draft: Draft, form: BookingFormValues, isOwn: boolean) {
  const { job, ...others } = details(form);
  const place = { machine: draft.machine, ...ends(draft), reason: form.reason.trim() };
  return form.kind === "booking" ? { ...place, ...others, ...(isOwn ? { job } : {}) } : place;
}

/** The body of a series: the draft is its first occurrence. */
export function seriesBody(
  draft: Draft,
  form: BookingFormValues,
  repeat: Repeat,
  given: { company: string | undefined; time: CalendarTime },
) {
  const { company, time } = given;
  const end = time.clock(draft.until);
  return {
    ...{ machine: draft.machine, ...details(form), reason: form.reason.trim() },
    ...(company === undefined ? {} : { company }),
    ...{ first: time.date(draft.from).toString(), until: repeat.until, everyWeeks: repeat.everyWeeks },
    hours: `${time.clock(draft.from)}-${end === "00:00" ? "24:00" : end}`,
    except: [...repeat.except],
  };
}
