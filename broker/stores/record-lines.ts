import { stateCodes } from "../../config/machine-state.ts";
import { GOOD } from "../../config/quality.ts";
import { measurements } from "../../config/store/influx-schema.ts";
import type { SampleColumn, SampleValue } from "../../config/wire/batch.ts";
import { float, integer, tag, text } from "./line-protocol.ts";
import type { Piece } from "./piece.ts";
import type { Records } from "./telemetry-writer.ts";

const fieldOf = (value: Exclude<SampleValue, null>): string => {
  if (typeof value === "number") return `value=${float(value)}`;
  if (typeof value === "string") return `text=${text(value)}`;
  return value ? "value=1" : "value=0";
};

function sampleFields(value: SampleValue, quality: number): string {
  // A point needs a field: where there is no value, the quality is told also when it is good.
  if (value === null) return `quality=${integer(quality)}`;
  return quality === GOOD ? fieldOf(value) : `${fieldOf(value)},quality=${integer(quality)}`;
}

function sampleLines({ machine, signal, t, v, q }: SampleColumn, from: number, to: number): string {
  const head = `${measurements.signal},machine=${tag(machine)},signal=${tag(signal)} `;
  let lines = "";
  for (let row = from; row < to; row += 1) {
    lines += `${head + sampleFields(v[row] ?? null, q?.[row] ?? GOOD)} ${t[row]}\n`;
  }
  return lines;
}

const lines = {
  samples({ samples }: Records, { index, from, to }: Piece) {
    const column = samples[index];
    return column ? sampleLines(column, from, to) : "";
  },
  states({ states }: Records, { index }: Piece) {
    const it = states[index];
    if (!it) return "";
    const tags = `machine=${tag(it.machine)},derivation=${it.derivation}`;
    const fields = `state=${stateCodes[it.state]}i,until=${integer(it.until)},rules=${text(it.rules)}`;
    return `${measurements.state},${tags} ${fields} ${it.from}\n`;
  },
  incidents({ incidents }: Records, { index }: Piece) {
    const it = incidents[index];
    if (!it) return "";
    const signal = it.signal === null ? "" : `,signal=${tag(it.signal)}`;
    const count = it.count === null ? "" : `,count=${integer(it.count)}`;
    const fields = `until=${integer(it.until)}${count},reason=${text(it.reason)}`;
    return `${measurements.incident},machine=${tag(it.machine)}${signal},kind=${tag(it.kind)} ${fields} ${it.from}\n`;
  },
  arrivals({ arrivals }: Records, { index }: Piece) {
    const it = arrivals[index];
    if (!it) return "";
    const tags = `machine=${tag(it.machine)},gateway=${tag(it.gateway)},intake=${tag(it.intake)}`;
    const settled = it.settled === null ? "" : `,settled=${integer(it.settled)}`;
    return `${measurements.arrival},${tags} from=${integer(it.from)},to=${integer(it.to)}${settled} ${it.t}\n`;
  },
};

/** Line protocol of the pieces, precision u. Throws RangeError when one of them cannot be told in it. */
export function linesOf(entries: readonly Records[], pieces: readonly Piece[]): string {
  let all = "";
  for (const piece of pieces) {
    const records = entries[piece.entry];
    if (records) all += lines[piece.list](records, piece);
  }
  return all;
}
