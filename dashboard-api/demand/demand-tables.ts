import type { GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";

/** Somebody asked for time of a machine, and what came of it. Only ever added to. */
export interface DemandAttemptTable {
  id: GeneratedAlways<number>;
  /** What was asked for at once, as the occurrences of a series are, has one request in common. */
  request: string;
  company: string;
  machine: string;
  at: Micros;
  /** The slot asked for; of one in line, the time in which it may lie. */
  starts: Micros;
  until: Micros;
  /** How much time; of an extension, how much more. */
  requested: Micros;
  /** How much of it is in peak hours; of one in line, as much as may be. */
  peak: Micros;
  outcome: "granted" | "busy" | "waitlisted";
  booking: string | null;
  waitlist: string | null;
  job: string | null;
}

export interface DemandTables {
  demand_attempt: DemandAttemptTable;
}
