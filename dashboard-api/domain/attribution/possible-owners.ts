import type { Micros } from "../../../config/micros.ts";
import { duration, type Interval } from "../interval/interval.ts";
import type { Booking } from "./booking.ts";

/** A run that may be going on: who would own it, and how long its present break may have lasted. */
interface Candidate {
  readonly owner: Booking | null;
  readonly leastBreak: Micros;
  readonly mostBreak: Micros;
}

/** All runs that may be going on, by owner; `mayBeNone`: perhaps none is. */
export interface Possibilities {
  readonly runs: ReadonlyMap<string | null, Candidate>;
  readonly mayBeNone: boolean;
}

export const noRun: Possibilities = { runs: new Map(), mayBeNone: true };

/** A stretch across which no slot begins or ends. */
export interface Piece extends Interval {
  readonly doing: "use" | "no-use" | "uncertain";
  readonly slot: Booking | null;
}

function gathered(candidates: Iterable<Candidate>): Map<string | null, Candidate> {
  const runs = new Map<string | null, Candidate>();
  for (const it of candidates) {
    const key = it.owner?.id ?? null;
    const known = runs.get(key);
    runs.set(key, {
      owner: it.owner,
      leastBreak: Math.min(it.leastBreak, known?.leastBreak ?? it.leastBreak),
      mostBreak: Math.max(it.mostBreak, known?.mostBreak ?? it.mostBreak),
    });
  }
  return runs;
}

/** At the start of a slot a run passes on when nobody, or the slot's own company, owned it. */
export const enterSlot = (possible: Possibilities, slot: Booking): Possibilities => ({
  ...possible,
  runs: gathered(
    [...possible.runs.values()].map((run) =>
      run.owner === null || run.owner.company === slot.company ? { ...run, owner: slot } : run,
    ),
  ),
});

/** Somebody starts at the machine: whatever run goes on is that booking's from here on. */
export const startAtMachine = (possible: Possibilities, booking: Booking): Possibilities => ({
  ...possible,
  runs: gathered([...possible.runs.values()].map((run) => ({ ...run, owner: booking }))),
});

/** What may be going on after a piece, given what may have been before it. */
export function afterPiece(possible: Possibilities, piece: Piece, breakLimit: Micros): Possibilities {
  const length = duration(piece);
  const runs = [...possible.runs.values()];
  const begun = (mostBreak: Micros): Candidate => ({ owner: piece.slot, leastBreak: 0, mostBreak });
  if (piece.doing === "use") {
    const going = runs.map((run) => ({ ...run, leastBreak: 0, mostBreak: 0 }));
    return { runs: gathered(possible.mayBeNone ? [...going, begun(0)] : going), mayBeNone: false };
  }
  if (piece.doing === "no-use") {
    const longer = runs.map((run) => ({
      ...run,
      leastBreak: run.leastBreak + length,
      mostBreak: run.mostBreak + length,
    }));
    return {
      runs: gathered(longer.filter((run) => run.leastBreak < breakLimit)),
      mayBeNone: possible.mayBeNone || longer.some((run) => run.mostBreak >= breakLimit),
    };
  }
  const hanging = runs.map((run) => ({ ...run, leastBreak: 0, mostBreak: run.mostBreak + length }));
  const mayBeNone = possible.mayBeNone || hanging.some((run) => run.mostBreak >= breakLimit);
  return { runs: gathered(mayBeNone ? [...hanging, begun(length)] : hanging), mayBeNone };
}
