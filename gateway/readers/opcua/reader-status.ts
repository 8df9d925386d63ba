import { DAY, type Micros, rfc3339FromMicros } from "../../../config/micros.ts";
import type { SourceStatus } from "../../../config/wire/status.ts";

/** What the reader tells about itself. */
export interface ReaderStatus {
  /** Changes the state; `since` moves only when it is another one. */
  become(state: SourceStatus["state"], detail: string, at: Micros): void;
  notes: string[];
  faults: Map<string, string>;
  samples: number;
  discarded: number;
  skew: Micros | null;
  certificateExpires: Micros | null;
  /** `waiting`: what a person should know of deliveries that wait, or empty. */
  report(now: Micros, waiting: string): SourceStatus;
}

const NOTICE = 30 * DAY;

export function createReaderStatus(source: string, at: Micros): ReaderStatus {
  let state: SourceStatus["state"] = "connecting";
  let since = at;
  let detail = "";
  const expiry = (expires: Micros | null, now: Micros) => {
    if (expires === null || expires - now > NOTICE) return "";
    const day = rfc3339FromMicros(expires).slice(0, 10);
    return expires <= now ? `a certificate ended on ${day}` : `a certificate ends on ${day}`;
  };
  return {
    become(next, why, now) {
      if (next !== state) since = now;
      state = next;
      detail = why;
    },
    notes: [],
    faults: new Map(),
    samples: 0,
    discarded: 0,
    skew: null,
    certificateExpires: null,
    report(now, waiting) {
      const parts = [detail, waiting, expiry(this.certificateExpires, now), ...this.notes];
      return {
        source,
        protocol: "opcua",
        state,
        since,
        detail: parts.filter((part) => part !== "").join("; "),
        samples: this.samples,
        discarded: this.discarded,
        skew: this.skew,
        backwardSteps: 0,
        faults: Object.fromEntries(this.faults),
        certificateExpires: this.certificateExpires,
      };
    },
  };
}
