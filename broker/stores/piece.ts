import type { Records } from "./telemetry-writer.ts";

export type List = "samples" | "states" | "incidents" | "arrivals";

/** Rows [from, to) of one sample column, or one whole element of another list (then [0, 1)). */
export interface Piece {
  entry: number;
  list: List;
  index: number;
  from: number;
  to: number;
}

export const rowsOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);

/** Cuts the named lists of all entries into parts of at most `limit` rows, in order. */
export function cut(entries: readonly Records[], lists: readonly List[], limit: number): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let room = limit;
  const add = (piece: Piece) => {
    part.push(piece);
    room -= piece.to - piece.from;
    if (room > 0) return;
    parts.push(part);
    part = [];
    room = limit;
  };
  for (const [entry, records] of entries.entries()) {
    for (const list of lists) {
      for (let index = 0; index < records[list].length; index += 1) {
        const rows = list === "samples" ? (records.samples[index]?.t.length ?? 0) : 1;
        for (let from = 0; from < rows; ) {
          const to = Math.min(rows, from + room);
          add({ entry, list, index, from, to });
          from = to;
        }
      }
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Two parts of nearly equal size; only for parts of at least two rows. */
export function halve(pieces: readonly Piece[]): [Piece[], Piece[]] {
  const halves: [Piece[], Piece[]] = [[], []];
  let room = rowsOf(pieces) >> 1;
  for (const piece of pieces) {
    const middle = Math.min(piece.to, piece.from + room);
    if (middle > piece.from) halves[0].push({ ...piece, to: middle });
    if (middle < piece.to) halves[1].push({ ...piece, from: middle });
    room -= middle - piece.from;
  }
  return halves;
}
