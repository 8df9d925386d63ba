import type { Micros } from "../../../config/micros.ts";
import type { Told } from "../../../config/wire/message.ts";
import type { SourceStatus } from "../../../config/wire/status.ts";
import { detailOf } from "../source-detail.ts";

/** How the connection is, in the words of the source's status. */
export interface ConnectionStatus {
  become(state: SourceStatus["state"], detail: Told, at: Micros): void;
  /** A word more for a person, beside the state's own; empty takes it back. */
  remark(told: Told): void;
  certificateExpires: Micros | null;
  readonly shown: { state: SourceStatus["state"]; since: Micros } & ReturnType<typeof detailOf>;
}

export function createConnectionStatus(at: Micros): ConnectionStatus {
  let state: SourceStatus["state"] = "connecting";
  let since = at;
  let detail: Told = "";
  let remark: Told = "";
  return {
    certificateExpires: null,
    become(next, why, now) {
      if (next !== state) since = now;
      state = next;
      detail = why;
    },
    remark(told) {
      remark = told;
    },
    get shown() {
      return { state, since, ...detailOf([detail, remark]) };
    },
  };
}
