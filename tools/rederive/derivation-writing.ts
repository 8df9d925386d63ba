import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Records,
  StoreUnavailable,
  type TelemetryWriter,
} from "../../broker/stores/telemetry-writer.ts";
import type { Micros } from "../../config/micros.ts";
import {
  type DerivationMark,
  type DerivationPhase,
  markedName,
  markPlace,
  markRow,
  readMark,
} from "../../config/store/derivation-mark.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import { patiently } from "./patience.ts";
import { Refused } from "./refusal.ts";

/** Writing one re-derivation, which readers see whole once `finish` has marked it, and before not at all. */
export interface DerivationWriting {
  readonly derivation: number;
  add(intervals: readonly StateInterval[]): Promise<void>;
  finish(): Promise<void>;
}

export interface DerivationSettings {
  reader: TelemetryReader;
  writer: TelemetryWriter;
  machine: string;
  gateway: string;
  from: Micros;
  to: Micros;
  now: () => Micros;
}

/** Milliseconds in which two runs that took the same number have both written their marks. */
const settling = 300;
const atOnce = 4_000;
const noRecords: Records = { samples: [], states: [], incidents: [], arrivals: [] };

async function store(writer: TelemetryWriter, records: Partial<Records>): Promise<void> {
  const [stored] = await patiently(() => writer.write([{ ...noRecords, ...records }]));
  const [rejected] = stored?.rejected ?? [];
  if (rejected) throw new StoreUnavailable(`The store refuses a row: ${rejected.reason}.`);
}

async function marksOf(reader: TelemetryReader, machine: string): Promise<DerivationMark[]> {
  const rows = await reader.states(markedName(machine), markPlace.from, markPlace.until);
  return rows.flatMap((row) => readMark(machine, row) ?? []);
}

/** The number that the next re-derivation gets: above all that exist. `seen` is the highest met among the intervals. */
export async function nextDerivation(
  reader: TelemetryReader,
  machine: string,
  seen: number,
): Promise<number> {
  const marks = await marksOf(reader, machine);
  return 1 + Math.max(seen, ...marks.map(({ derivation }) => derivation));
}

/** Marks the derivation as shown, sends word of it to the ledger, and marks that too. */
async function show({ writer, gateway, now }: DerivationSettings, mark: DerivationMark): Promise<void> {
  const turn = (phase: DerivationPhase) => store(writer, { states: [markRow({ ...mark, phase })] });
  await turn("shown");
  const { machine, from, to } = mark;
  const arrival = { t: now(), machine, gateway, intake: "rederive", from, to, settled: null };
  await store(writer, { arrivals: [arrival] });
  await turn("told");
}

/** Sends word of derivations that were shown just before their run was ended. Returns their numbers. */
export async function finishLeftBehind(settings: DerivationSettings): Promise<number[]> {
  const marks = await marksOf(settings.reader, settings.machine);
  const untold = marks.filter(({ phase }) => phase === "shown");
  for (const mark of untold) await show(settings, mark);
  return untold.map(({ derivation }) => derivation);
}

/** Throws Refused when another run takes the same number at the same time. */
export async function beginDerivation(
  settings: DerivationSettings,
  derivation: number,
): Promise<DerivationWriting> {
  const { reader, writer, machine, from, to } = settings;
  const run = randomUUID().slice(0, 8);
  const mark: DerivationMark = { machine, derivation, phase: "pending", run, from, to };
  await store(writer, { states: [markRow(mark)] });
  await pause(settling);
  const own = (await marksOf(reader, machine)).find((it) => it.derivation === derivation);
  if (own?.run !== run)
    throw new Refused(`Another run derives ${machine} again at this moment: wait until it has ended.`);
  return {
    derivation,
    async add(intervals) {
      for (let at = 0; at < intervals.length; at += atOnce)
        await store(writer, {
          states: intervals.slice(at, at + atOnce).map((it) => ({ ...it, derivation })),
        });
    },
    finish: () => show(settings, mark),
  };
}
