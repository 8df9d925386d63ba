import { createHash } from "node:crypto";
import type { Micros } from "../../config/micros.ts";
import { buildBatch, type Lane, type SampleColumn } from "../../config/wire/batch.ts";
import { wireVersion } from "../../config/wire/version.ts";
import { type BatchContent, type Extent, extentsOf, isEmpty } from "./batch-content.ts";

/** A batch whose bytes, number and digest never change again. */
export interface SealedBatch {
  number: number;
  lane: Lane;
  sealed: Micros;
  from: Micros;
  until: Micros;
  samples: number;
  digest: string;
  extents: Extent[];
  payload: Uint8Array;
}

export interface Sealing {
  session: string;
  now: Micros;
  /** Gives each number once. */
  nextNumber(): number;
  /** Largest payload; a content that does not fit is divided. */
  maxBytes: number;
}

export const digestOf = (payload: Uint8Array): string => createHash("sha256").update(payload).digest("hex");

/** Turns a content into one batch, or into several when it is too large for one. Empty content gives none. */
export function seal(content: BatchContent, sealing: Sealing): SealedBatch[] {
  if (isEmpty(content)) return [];
  const number = sealing.nextNumber();
  const { lane, samples, states, incidents, settled } = content;
  const payload = buildBatch({
    version: wireVersion,
    session: sealing.session,
    number,
    lane,
    samples,
    states,
    incidents,
    settled,
  });
  const halves = payload.length > sealing.maxBytes ? halve(content) : undefined;
  if (halves) return halves.flatMap((half) => seal(half, sealing));
  const extents = extentsOf(content);
  return [
    {
      number,
      lane,
      sealed: sealing.now,
      from: Math.min(...extents.map(({ from }) => from)),
      until: Math.max(...extents.map(({ until }) => until)),
      samples: extents.reduce((sum, extent) => sum + extent.samples, 0),
      digest: digestOf(payload),
      extents,
      payload,
    },
  ];
}

/** undefined when it holds a single thing. `settled` goes with the last part: it speaks of all parts before it. */
function halve(content: BatchContent): [BatchContent, BatchContent] | undefined {
  const [samples, moreSamples] = halveColumns(content.samples);
  const [states, moreStates] = halveList(content.states);
  const [incidents, moreIncidents] = halveList(content.incidents);
  const first = { lane: content.lane, samples, states, incidents, settled: {} };
  const second = {
    lane: content.lane,
    samples: moreSamples,
    states: moreStates,
    incidents: moreIncidents,
    settled: content.settled,
  };
  return isEmpty(first) || isEmpty(second) ? undefined : [first, second];
}

function halveList<Item>(items: Item[]): [Item[], Item[]] {
  const middle = Math.floor(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function halveColumns(columns: SampleColumn[]): [SampleColumn[], SampleColumn[]] {
  const [only] = columns;
  if (columns.length !== 1 || only === undefined) return halveList(columns);
  if (only.t.length < 2) return [[], columns];
  const middle = Math.floor(only.t.length / 2);
  const part = (from: number, to: number): SampleColumn => ({
    machine: only.machine,
    signal: only.signal,
    t: only.t.slice(from, to),
    v: only.v.slice(from, to),
    ...(only.q === undefined ? {} : { q: only.q.slice(from, to) }),
  });
  return [[part(0, middle)], [part(middle, only.t.length)]];
}
