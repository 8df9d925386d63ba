import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { HOUR, type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";

export const folder = "../shared/data/nist-sms";

/** A day of the reference: the window it is told of, and what was counted in it. */
export interface ReferenceDay {
  file: string;
  from: string;
  to: string;
  backSteps: number;
  /** In use by Execution, short gaps bridged; microseconds to the millisecond. */
  inUse: Micros;
  controller: Micros;
}

const table = (text: string): Record<string, string>[] => {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at] ?? "", cell])));
};

export function referenceDays(): ReferenceDay[] {
  return table(readFileSync(`${folder}/mazak03_daily_reference.csv`, "utf8")).map((row) => {
    const seconds = (name: string) => Math.round(Number(row[name]) * 1_000) * (SECOND / 1_000);
    const inUse = ["active_s", "interrupted_s", "feed_hold_s", "program_stopped_s", "bridgeable_gap_s_le120"];
    return {
      file: row.source_file ?? "",
      from: row.window_start_utc ?? "",
      to: row.window_end_utc ?? "",
      backSteps: Number(row.timestamp_backsteps),
      inUse: inUse.map(seconds).reduce((sum, part) => sum + part, 0),
      controller: seconds("controller_auto_time_s"),
    };
  });
}

const stateOf = (value: string): StateInterval["state"] =>
  (({ ACTIVE: "running", READY: "idle", STOPPED: "idle", UNAVAILABLE: "unknown" }) as const)[value] ?? "held";

/** Cut at full hours, as the wire has it. */
function* hourly(from: Micros, until: Micros, state: StateInterval["state"]): Generator<StateInterval> {
  for (let at = from; at < until; ) {
    const end = Math.min(until, (Math.floor(at / HOUR) + 1) * HOUR);
    yield { machine: "mazak03", derivation: 0, rules: "mtconnect", state, from: at, until: end };
    at = end;
  }
}

/** States of each source file by its Execution events; an event dated before the one it follows is passed over. */
export function recordedStates(): StateInterval[] {
  const rows = table(gunzipSync(readFileSync(`${folder}/mazak03_execution_2016-2019.csv.gz`)).toString());
  const events = rows.filter((row) => row.item === "execution");
  return [...Map.groupBy(events, (row) => row.source_file ?? "").values()].flatMap((ofFile) => {
    const known = ofFile.slice(ofFile.findIndex((row) => row.value !== "UNAVAILABLE"));
    const states: StateInterval[] = [];
    let [at, state] = [Number.NaN, "unknown" as StateInterval["state"]];
    for (const row of known) {
      const t = microsFromRfc3339(row.timestamp_utc ?? "");
      if (t < at) continue;
      if (!Number.isNaN(at)) states.push(...hourly(at, t, state));
      [at, state] = [t, stateOf(row.value ?? "")];
    }
    return states;
  });
}
