import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { preferPort } from "../free-port.ts";

const stateSchema = z.strictObject({
  version: z.literal(1),
  seed: z.string(),
  /** Port in the demo's site file to the port in use here. */
  ports: z.record(z.string(), z.number()),
  /** Whether the history has been stored, whole. */
  hasHistory: z.boolean(),
  /** Begin of the bookings; absent: none were made yet. */
  bookingsFrom: z.number().optional(),
  /** When bookings were last made. */
  bookedAt: z.number().optional(),
  /** The day on which the demo's prices changed; absent: that of its site file. */
  pricesFrom: z.iso.date().optional(),
  /** Whether the committee has settled a month and held a round. */
  hasDecided: z.boolean().optional(),
});

/** What the demo remembers in its data folder between two starts. */
export type DemoState = z.infer<typeof stateSchema>;

export interface DemoFolder {
  readonly state: DemoState;
  /** The site file to run on: the demo's, with ports that are free here. */
  readonly siteFile: string;
  historyIsStored(): void;
  bookingsAreMade(from: number, at: number): void;
  committeeHasDecided(): void;
}

/** Ports of the plant in the demo's own site file. */
const portPattern = /\b(?:127\.0\.0\.1:|port: )(1[45]\d{3})\b/g;

const pricesPattern = /\bfrom: 2026-10-16\b/g;
const midLastMonth = (today: Temporal.PlainDate) =>
  today.subtract({ months: 1 }).with({ day: 16 }).toString();

/** Opens the demo's folder, or makes it. Ports taken meanwhile by others are replaced. Throws one sentence. */
export async function openDemoFolder(
  dataFolder: string,
  template: string,
  today: Temporal.PlainDate,
): Promise<DemoFolder> {
  const file = join(dataFolder, "demo.json");
  const state: DemoState = existsSync(file)
    ? readState(file)
    : { version: 1, seed: "1", ports: {}, hasHistory: false, pricesFrom: midLastMonth(today) };
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
    renameSync(`${file}.new`, file);
  };
  const text = readFileSync(template, "utf8");
  for (const [, port = ""] of text.matchAll(portPattern))
    state.ports[port] = await preferPort(state.ports[port] ?? Number(port));
  save();
  const siteFile = join(dataFolder, "site.yaml");
  writeFileSync(
    siteFile,
    text
      .replaceAll(portPattern, (whole, port: string) => whole.replace(port, String(state.ports[port])))
      .replaceAll(pricesPattern, (whole) => (state.pricesFrom ? `from: ${state.pricesFrom}` : whole)),
  );
  return {
    state,
    siteFile,
    historyIsStored() {
      state.hasHistory = true;
      save();
    },
    committeeHasDecided() {
      state.hasDecided = true;
      save();
    },
    bookingsAreMade(from, at) {
      state.bookingsFrom = from;
      state.bookedAt = at;
      save();
    },
  };
}

function readState(file: string): DemoState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Error(
      `${file} cannot be read. Delete the data folder to begin the demo anew, or choose another one with DATA_DIR.`,
    );
  }
}
