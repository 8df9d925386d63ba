import type { Log } from "../log.ts";
import { DatabaseFault } from "./database.ts";

/**
 * Runs work on the spool that may be left for later: an acknowledgement not noted is sent again, housekeeping comes
 * round again. A full disk must not end the process; a damaged file must.
 */
export type SpoolGuard = (work: () => void) => void;

export function createSpoolGuard(broken: (error: Error) => void, log: Pick<Log, "warn">): SpoolGuard {
  let last = "";
  return (work) => {
    try {
      work();
      last = "";
    } catch (error) {
      if (!(error instanceof DatabaseFault)) throw error;
      if (error.kind === "damaged") broken(error);
      else if (error.message !== last) log.warn({ error: error.message }, "the spool takes nothing for now");
      last = error.message;
    }
  };
}
