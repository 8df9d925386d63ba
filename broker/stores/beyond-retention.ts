import type { Micros } from "../../config/micros.ts";
import type { Piece } from "./piece.ts";
import type { Records } from "./telemetry-writer.ts";

/** InfluxDB's own words for it, so that both stores say the same. */
export const beyondRetention = "points beyond retention policy";

/** Splits sample pieces into what is young enough to be kept and what is not. */
export function splitByAge(
  entries: readonly Records[],
  pieces: readonly Piece[],
  oldest: Micros,
): { keep: Piece[]; tooOld: Piece[] } {
  const keep: Piece[] = [];
  const tooOld: Piece[] = [];
  for (const piece of pieces) {
    const times = entries[piece.entry]?.samples[piece.index]?.t;
    if (piece.list !== "samples" || !times) {
      keep.push(piece);
      continue;
    }
    const isOld = (row: number) => (times[row] ?? 0) < oldest;
    for (let from = piece.from; from < piece.to; ) {
      const old = isOld(from);
      let to = from + 1;
      while (to < piece.to && isOld(to) === old) to += 1;
      (old ? tooOld : keep).push({ ...piece, from, to });
      from = to;
    }
  }
  return { keep, tooOld };
}
