import type { Micros } from "../../config/micros.ts";

export interface JobTurnTable {
  job: string;
  /** Process that runs the job, until when unless it says so again. */
  holder: string;
  holder_until: Micros;
  /** End of the last run that went well, in whichever process. */
  done_at: Micros;
}

export interface EventCursorTable {
  follower: string;
  /** Booking events up to this number were handled. */
  number: number;
}

export interface JobTables {
  job_turn: JobTurnTable;
  event_cursor: EventCursorTable;
}
