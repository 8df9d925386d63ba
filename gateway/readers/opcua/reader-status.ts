import { DAY, type Micros, rfc3339FromMicros } from "../../../config/micros.ts";
import { say } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";
import type { SourceStatus } from "../../../config/wire/status.ts";
import { detailOf } from "../source-detail.ts";

/** What the reader tells about itself. */
export interface ReaderStatus {
  /** Changes the state; `since` moves only when it is another one. */
  become(state: SourceStatus["state"], detail: Told, at: Micros): void;
  notes: Told[];
  faults: Map<string, string>;
  samples: number;
  discarded: number;
  skew: Micros | null;
  certificateExpires: Micros | null;
  /** `waiting`: what a person should know of deliveries that wait; null: nothing. */
  report(now: Micros, waiting: Told | null): SourceStatus;
}

const NOTICE = 30 * DAY;

export function createReaderStatus(source: string, at: Micros): ReaderStatus {
  let state: SourceStatus["state"] = "connecting";
  let since = at;
  let detail: Told = "";
  const expiry = (expires: Micros | null, now: Micros) => {
    if (expires === null || expires - now > NOTICE) return null;
    const day = rfc3339FromMicros(expires).slice(0, 10);
    return say(expires <= now ? "certificate-ended" : "certificate-ends", { day });
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
      const expires = expiry(this.certificateExpires, now);
      return {
        source,
        protocol: "opcua",
        state,
        since,
        ...detailOf([detail, waiting, expires, ...this.notes]),
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
