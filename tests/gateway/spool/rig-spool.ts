import { join } from "node:path";
import { type Batch, parseBatch } from "../../../config/wire/batch.ts";
import { type BatchContent, noContent } from "../../../gateway/spool/batch-content.ts";
import { type OpenSettings, openSpool } from "../../../gateway/spool/open-spool.ts";
import type { Spool } from "../../../gateway/spool/spool.ts";

export const now = 1_800_000_000_000_000;

export const open = (folder: string, settings: Partial<OpenSettings> = {}) =>
  openSpool({
    folder: join(folder, "spool"),
    limits: { capacity: 64 * 1_048_576, keepFree: 0 },
    keepAcknowledged: 1_000_000,
    maxBytes: 262_144,
    now: () => now,
    ...settings,
  });

/** `count` samples of m/s from time t on, one each microsecond, as texts of `size` characters. */
export const samplesFrom = (t: number, count: number, size = 10, machine = "m"): BatchContent => ({
  ...noContent("samples"),
  samples: [
    {
      machine,
      signal: "s",
      t: Array.from({ length: count }, (_, i) => t + i),
      v: Array.from({ length: count }, (_, i) => String(t + i).padStart(size, "x")),
    },
  ],
});

export const stateFrom = (from: number, until: number, machine = "m"): BatchContent => ({
  ...noContent("states"),
  states: [{ machine, derivation: 0, rules: "r", state: "running", from, until }],
  settled: { [machine]: until },
});

export const keep = (spool: Spool, ...contents: BatchContent[]) => spool.commit(contents, new Map());

/** Every batch that waits, as it would travel, states first. */
export const waiting = (spool: Spool): Batch[] =>
  (["states", "samples"] as const).flatMap((lane) =>
    spool.waiting(lane, -1, 100_000).map(({ number }) => {
      const read = parseBatch(spool.payload(number) ?? new Uint8Array());
      if (!read.ok) throw new Error(read.detail);
      return read.envelope as Batch;
    }),
  );

export const samplesIn = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { samples }) => sum + samples.reduce((count, { t }) => count + t.length, 0), 0);

/** Samples that `lost` incidents account for. */
export const lostIn = (batches: readonly Batch[]): number =>
  batches
    .flatMap(({ incidents }) => incidents)
    .reduce((sum, { kind, count }) => sum + (kind === "lost" ? (count ?? 0) : 0), 0);
