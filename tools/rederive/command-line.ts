import { parseArgs } from "node:util";
import { type Micros, microsFromRfc3339 } from "../../config/micros.ts";
import { Refused } from "./refusal.ts";

export interface Request {
  machine: string;
  from: Micros;
  to: Micros;
  isDryRun: boolean;
  /** undefined: SITE_FILE says. */
  siteFile: string | undefined;
}

export const usage =
  "npm run rederive -- --machine MACHINE --from 2026-04-01T00:00:00+09:00 --to 2026-05-01T00:00:00+09:00 [--dry-run] [--site FILE]";

const text = { type: "string" } as const;
const options = {
  machine: text,
  from: text,
  to: text,
  site: text,
  "dry-run": { type: "boolean", default: false },
} as const;

const refuse = (message: string): never => {
  throw new Refused(`${message}\n${usage}`);
};

function timeOf(option: string, value: string): Micros {
  try {
    return microsFromRfc3339(value);
  } catch {
    return refuse(
      `${option} must be a time with an offset, such as 2026-04-01T00:00:00+09:00, not ${value}.`,
    );
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Throws Refused, with the usage. */
export function readCommandLine(args: string[]): Request {
  const { machine, from, to, site, "dry-run": isDryRun } = parse(args);
  if (machine === undefined || from === undefined || to === undefined)
    return refuse("Say what to derive again: --machine, --from and --to.");
  const window = { from: timeOf("--from", from), to: timeOf("--to", to) };
  if (window.to <= window.from) return refuse("--to must be after --from.");
  return { machine, ...window, isDryRun, siteFile: site };
}
