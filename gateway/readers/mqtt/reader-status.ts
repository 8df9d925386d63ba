import type { Micros } from "../../../config/micros.ts";
import type { SourceStatus } from "../../../config/wire/status.ts";

/** How the connection is, in the words of the source's status. */
export interface ConnectionStatus {
  become(state: SourceStatus["state"], detail: string, at: Micros): void;
  /** A word more for a person, beside the state's own; empty takes it back. */
  remark(text: string): void;
  certificateExpires: Micros | null;
  readonly shown: { state: SourceStatus["state"]; since: Micros; detail: string };
}

export function createConnectionStatus(at: Micros): ConnectionStatus {
  let state: SourceStatus["state"] = "connecting";
  let since = at;
  let detail = "";
  let remark = "";
  return {
    certificateExpires: null,
    become(next, why, now) {
      if (next !== state) since = now;
      state = next;
      detail = why;
    },
    remark(text) {
      remark = text;
    },
    get shown() {
      return { state, since, detail: [detail, remark].filter((it) => it !== "").join("; ") };
    },
  };
}
