import type { GeneratedAlways } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../bookings/booking.ts";
import type { RoundChange, RoundPlan, RoundStatus } from "./round.ts";

/** An allocation round, as its events have left it. */
export interface AllocationRoundTable {
  id: string;
  status: RoundStatus;
  version: number;
  starts: Micros;
  until: Micros;
  deadline: Micros;
  plan: RoundPlan;
  commitment: string;
  /** Drawn when the round opens; told by nobody before its run. */
  seed: string;
}

/** Everything that ever happened to a round. Only ever added to. */
export interface AllocationRoundEventTable {
  number: GeneratedAlways<number>;
  round: string;
  /** Of the round after it. */
  version: number;
  at: Micros;
  actor: Actor;
  acted_for: string | null;
  reason: string;
  change: RoundChange;
}

/** A run: all it was made of and all that came of it, byte by byte. Only ever added to. */
export interface AllocationRunTable {
  round: string;
  number: number;
  at: Micros;
  /** SHA-256 of the input. */
  digest: string;
  input: string;
  outcome: string;
}

export interface RoundTables {
  allocation_round: AllocationRoundTable;
  allocation_round_event: AllocationRoundEventTable;
  allocation_run: AllocationRunTable;
}
