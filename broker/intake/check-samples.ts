import type { Rejection } from "../../config/wire/ack.ts";
import { type SampleColumn, sampleColumnSchema } from "../../config/wire/batch.ts";
import { mostWrong } from "./check-elements.ts";
import { isSampleColumn, wrongEntries } from "./is-sample-column.ts";

/** A column fit to be written, and the row each of its rows had in the batch (absent: the same). */
export interface CheckedColumn {
  column: SampleColumn;
  rows?: number[];
}

export interface SamplesCheck {
  checked?: CheckedColumn;
  rejected: Rejection[];
}

const arrays = new Set<PropertyKey>(["t", "v", "q"]);

function without(wrong: ReadonlySet<number>, column: SampleColumn): CheckedColumn | undefined {
  const rows = column.t.map((_, row) => row).filter((row) => !wrong.has(row));
  const pick = <T>(values: T[]) => rows.map((row) => values[row] as T);
  const { t, v, q, ...rest } = column;
  const read = sampleColumnSchema.safeParse({ ...rest, t: pick(t), v: pick(v), ...(q && { q: pick(q) }) });
  return read.success ? { column: read.data, rows } : undefined;
}

/** Neighbouring rows with one reason become one rejection. */
function byRows(index: number, reasons: ReadonlyMap<number, string>): Rejection[] {
  const rejected: Rejection[] = [];
  for (const [row, reason] of [...reasons].sort(([a], [b]) => a - b)) {
    const last = rejected.at(-1);
    if (last?.rows && last.rows[1] === row && last.reason === reason) last.rows[1] = row + 1;
    else rejected.push({ list: "samples", index, rows: [row, row + 1], reason });
  }
  return rejected;
}

/** Judges one element of a batch's samples: where only some rows are wrong, the others are kept. */
export function checkSamples(element: unknown, index: number): SamplesCheck {
  if (isSampleColumn(element)) return { checked: { column: element }, rejected: [] };
  if (wrongEntries(element) > mostWrong)
    return { rejected: [{ list: "samples", index, reason: `more than ${mostWrong} of its rows are wrong` }] };
  const read = sampleColumnSchema.safeParse(element);
  if (read.success) return { checked: { column: read.data }, rejected: [] };
  const reasons = new Map<number, string>();
  const [first] = read.error.issues;
  for (const { path, message } of read.error.issues) {
    const [key, row] = path;
    if (key === undefined || !arrays.has(key) || typeof row !== "number") {
      return { rejected: [{ list: "samples", index, reason: `${path.join(".") || "column"}: ${message}` }] };
    }
    if (!reasons.has(row)) reasons.set(row, `${String(key)}: ${message}`);
  }
  // All issues are of rows, so the rest has the column's shape; its lengths have not been compared yet.
  const column = element as SampleColumn;
  const lengths = new Set([column.t.length, column.v.length, column.q?.length ?? column.t.length]);
  const checked = lengths.size === 1 ? without(new Set(reasons.keys()), column) : undefined;
  if (checked) return { checked, rejected: byRows(index, reasons) };
  return { rejected: [{ list: "samples", index, reason: first?.message ?? "invalid" }] };
}
