import type { Rejection } from "../../config/wire/ack.ts";
import type { Piece } from "./piece.ts";
import type { Records, Stored } from "./telemetry-writer.ts";

/** Gathers what a store can never take, as few rejections as tell it all. */
export interface Rejections {
  add(piece: Piece, reason: string): void;
  stored(): Stored[];
}

interface Found {
  piece: Piece;
  reason: string;
}

const order = (a: Found, b: Found) =>
  a.piece.list.localeCompare(b.piece.list) || a.piece.index - b.piece.index || a.piece.from - b.piece.from;

const continues = (a: Found, b: Found) =>
  a.piece.list === b.piece.list &&
  a.piece.index === b.piece.index &&
  a.piece.to === b.piece.from &&
  a.reason === b.reason;

/** Arrivals are the intake's own: their rejection is nobody's to resend, so it goes to `arrivalRejected`. */
export function createRejections(
  entries: readonly Records[],
  arrivalRejected: (reason: string) => void,
): Rejections {
  const found: Found[][] = entries.map(() => []);
  const toRejection = ({ piece, reason }: Found): Rejection[] => {
    const { list, index, from, to } = piece;
    if (list === "arrivals") {
      arrivalRejected(reason);
      return [];
    }
    const whole = list !== "samples" || (from === 0 && to === entries[piece.entry]?.samples[index]?.t.length);
    return [whole ? { list, index, reason } : { list, index, rows: [from, to], reason }];
  };
  return {
    add(piece, reason) {
      found[piece.entry]?.push({ piece, reason });
    },
    stored: () =>
      found.map((list) => {
        const merged: Found[] = [];
        for (const next of list.sort(order)) {
          const last = merged.at(-1);
          if (last && continues(last, next)) last.piece = { ...last.piece, to: next.piece.to };
          else merged.push({ ...next });
        }
        return { rejected: merged.flatMap(toRejection) };
      }),
  };
}
