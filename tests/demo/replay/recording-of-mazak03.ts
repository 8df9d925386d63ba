import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { microsFromRfc3339 } from "../../../config/micros.ts";

const folder = resolve(import.meta.dirname, "../../../../shared/data/nist-sms");

/** A real day of a mill-turn (NIST SMS Test Bed). */
export const recording = resolve(folder, "mazak03_2016-11-01_03_signals.txt.gz");
export const hasRecording = existsSync(recording);

export const hour = { from: "2016-11-01T09:00:00Z", to: "2016-11-01T10:00:00Z" };

/** Every event of the hour as (item, time, text), read by other means than the replay's. */
export function eventsOfTheHour(): { item: string; t: number; value: string }[] {
  const [from, to] = [microsFromRfc3339(hour.from), microsFromRfc3339(hour.to)];
  return gunzipSync(readFileSync(recording))
    .toString("utf8")
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const [time = "", item = "", value = ""] = line.split("|");
      const [, whole = "", fraction = ""] = /^(.*?)(?:\.(\d+))?Z$/.exec(time) ?? [];
      return {
        item,
        value: value.trim(),
        t: Date.parse(`${whole}Z`) * 1_000 + Number(fraction.padEnd(6, "0")),
      };
    })
    .filter(({ t }) => t >= from && t < to);
}
