import type { GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../bookings/booking.ts";

/** Whose the unbooked use of a machine within [starts, until) is. Only ever added to: the last one holds. */
export interface UseAssignmentTable {
  number: GeneratedAlways<number>;
  machine: string;
  starts: Micros;
  until: Micros;
  /** null: nobody's again. */
  company: string | null;
  actor: Actor;
  reason: string;
  at: Micros;
}

export interface AssignmentTables {
  use_assignment: UseAssignmentTable;
}
