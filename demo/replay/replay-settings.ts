import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Micros, microsFromRfc3339 } from "../../config/micros.ts";
import type { Selection } from "./recording.ts";
import { idOf } from "./replay-site.ts";

export const usage = `npm run replay -- FILE... [options]   plays a recorded MTConnect SHDR log (plain or .gz)

  --opcua PORT         as an OPC UA server on this port (4840 unless --mqtt is given)
  --mqtt URL           as MQTT messages replay/{machine}/{item} to this broker
  --speed N|full       1 is real time (the default), 60 an hour in a minute, full as fast as it is taken
  --time keep|shift    keep the recording's times (the default), or shift them to begin now
  --from T --to T      only this window (RFC 3339, half-open); values from before it are told first
  --items a,b          only these data items
  --machine ID         the machine's id; else made of the first file's name
  --no-wait            OPC UA: begin before anybody has subscribed
  --print-site         print a site file that reads this replay, and end (npm run --silent replay)
`;

export interface ReplaySettings {
  files: string[];
  machine: string;
  target: { opcua: number } | { mqtt: string };
  speed: number;
  time: "keep" | "shift";
  selection: Selection;
  wait: boolean;
  printSite: boolean;
}

/** A mistake in the command line; its message says what was expected. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

function instant(option: string, text: string | undefined, absent: Micros): Micros {
  if (text === undefined) return absent;
  try {
    return microsFromRfc3339(text);
  } catch {
    throw new UsageError(`${option} is ${text}, expected a time such as 2016-11-01T08:00:00Z.`);
  }
}

function speedOf(text: string): number {
  const speed = text === "full" ? Number.POSITIVE_INFINITY : Number(text);
  if (speed > 0) return speed;
  throw new UsageError(`--speed is ${text}, expected a number above 0 or full.`);
}

function targetOf(opcua: string | undefined, mqtt: string | undefined): ReplaySettings["target"] {
  if (opcua !== undefined && mqtt !== undefined) throw new UsageError("Give --opcua or --mqtt, not both.");
  if (mqtt !== undefined) {
    if (/^(mqtts?|wss?):\/\/[^\s/]+/.test(mqtt)) return { mqtt };
    throw new UsageError(`--mqtt is ${mqtt}, expected an address such as mqtt://127.0.0.1:1883.`);
  }
  const port = Number(opcua ?? "4840");
  if (Number.isInteger(port) && port > 0 && port < 65_536) return { opcua: port };
  throw new UsageError(`--opcua is ${opcua}, expected a port from 1 to 65535.`);
}

const options = {
  opcua: { type: "string" },
  mqtt: { type: "string" },
  speed: { type: "string", default: "1" },
  time: { type: "string", default: "keep" },
  from: { type: "string" },
  to: { type: "string" },
  items: { type: "string" },
  machine: { type: "string" },
  wait: { type: "boolean", default: true },
  "print-site": { type: "boolean", default: false },
} as const;

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line. Throws UsageError. */
export function replaySettings(argv: string[]): ReplaySettings {
  const { values, positionals } = parsed(argv);
  const [first] = positionals;
  if (first === undefined) throw new UsageError("Name the recording to play.");
  const { time } = values;
  if (time !== "keep" && time !== "shift") throw new UsageError(`--time is ${time}, expected keep or shift.`);
  const items = values.items?.split(",").map((item) => item.trim());
  return {
    files: positionals,
    machine: idOf(values.machine ?? /^[A-Za-z0-9]+/.exec(basename(first))?.[0] ?? "machine"),
    target: targetOf(values.opcua, values.mqtt),
    speed: speedOf(values.speed),
    time,
    selection: {
      from: instant("--from", values.from, Number.NEGATIVE_INFINITY),
      to: instant("--to", values.to, Number.POSITIVE_INFINITY),
      ...(items ? { items: new Set(items) } : {}),
    },
    wait: values.wait,
    printSite: values["print-site"],
  };
}
