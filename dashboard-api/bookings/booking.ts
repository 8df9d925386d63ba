import type { Micros } from "../../config/micros.ts";
import type { Role } from "../access/role.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Fate } from "./fate.ts";

export const purposes = ["within", "outside"] as const;

/** What a booking says beside its time. */
export interface BookingDetails {
  /** Within or outside the purpose of the grant that paid for the machine 目的内・目的外. */
  readonly purpose: (typeof purposes)[number];
  /** Grant whose purpose it is. */
  readonly grant: string | null;
  /** Job or lot: nobody's business but the company's. */
  readonly job: string | null;
  readonly person: string | null;
  /** Person with the qualification who is there, where the one who books has none. */
  readonly mentor: string | null;
  /** Cancelled later than the policy allows without charge. */
  readonly isLate: boolean;
  readonly isDisputed: boolean;
  readonly isWaived: boolean;
  readonly fate: Fate;
}

/** Something that holds a machine for [from, until): a company's booking, maintenance or an outage. */
export interface Booking extends Interval, BookingDetails {
  readonly id: string;
  readonly machine: string;
  readonly kind: "booking" | "maintenance" | "outage";
  /** Null for maintenance and outages. */
  readonly company: string | null;
  /** End of the changeover after it. */
  readonly excludedUntil: Micros;
  /**
   * `requested` and `confirmed` are bookings in force. `offered` is held for a company in line until it answers;
   * `withdrawn` was so, and was not taken. The others hold the machine no more.
   */
  readonly status: "requested" | "confirmed" | "cancelled" | "refused" | "offered" | "withdrawn";
  /** When the slot was taken. */
  readonly takenAt: Micros;
  readonly series: string | null;
  /** How many events made it. */
  readonly version: number;
}

/** Who did it, as they were called then. */
export interface Actor {
  readonly name: string;
  /** `system`: the program's own work. */
  readonly role: Role | "system";
  readonly person: string | null;
}

export const isLive = ({ status }: Pick<Booking, "status">): boolean =>
  status === "requested" || status === "confirmed";

/** Whether nobody else can have its time. */
export const holdsMachine = (booking: Pick<Booking, "status">): boolean =>
  isLive(booking) || booking.status === "offered";
