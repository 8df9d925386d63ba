import type { Micros } from "../../config/micros.ts";
import type { Message } from "../../config/wire/message.ts";
import type { SourceStatus, Status } from "../../config/wire/status.ts";
import { wireVersion } from "../../config/wire/version.ts";
import type { SourceLine } from "../pipeline/source-line.ts";
import type { SourceReader } from "../readers/source-reader.ts";
import type { Spool } from "../spool/spool.ts";

export const offlineStatus = (gateway: string): Status => ({ version: wireVersion, gateway, online: false });

export interface StatusFacts {
  gateway: string;
  software: string;
  site: string;
  spool: Spool;
  readers: readonly SourceReader[];
  sources: ReadonlyMap<string, SourceLine>;
  refusal: string;
  alarms: Message[];
  isSynchronized: boolean;
  now: Micros;
}

/** What the gateway tells of itself. */
export function onlineStatus(facts: StatusFacts): Status {
  const { spool } = facts;
  return {
    version: wireVersion,
    gateway: facts.gateway,
    online: true,
    at: facts.now,
    software: facts.software,
    site: facts.site,
    session: spool.session,
    spool: {
      states: spool.depth("states"),
      samples: spool.depth("samples"),
      rejected: spool.rejected(),
      lost: spool.lost(),
      refused: facts.refusal,
    },
    clock: { synchronized: facts.isSynchronized },
    alarms: facts.alarms,
    sources: facts.readers.map((reader) => withClock(reader.status(), facts.sources)),
  };
}

/** The clock policy judges the source's clock; the reader knows the rest. */
function withClock(status: SourceStatus, sources: ReadonlyMap<string, SourceLine>): SourceStatus {
  const source = sources.get(status.source);
  if (source === undefined) return status;
  const skew = source.clock.skew ?? status.skew;
  return {
    ...status,
    discarded: status.discarded + source.counts.discarded,
    // A time that no clock shows tells no skew.
    skew: skew !== null && Number.isSafeInteger(Math.round(skew)) ? Math.round(skew) : null,
    backwardSteps: status.backwardSteps + source.clock.backwardSteps,
  };
}
