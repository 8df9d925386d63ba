import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Micros } from "../../config/micros.ts";

/** What the spool said of itself with a commit. */
export interface Mark {
  session: string;
  /** The next batch's number. */
  next: number;
  at: Micros;
  /** Earliest time in the batches of the commit; `at` when it had none. */
  from: Micros;
  /** The oldest batch that waited, and its earliest time; `next` and `at` when none did. */
  waiting: { number: number; from: Micros };
}

/** The last commits' marks, kept beside the spool: they tell what a damaged or set-back file no longer can. */
export interface LastMark {
  /** Of the spool that committed last, in order; empty when there is none that can be read. */
  read(): Mark[];
  write(mark: Mark): void;
  close(): void;
}

/** More commits than the write-ahead log holds before it is written back. */
const slots = 1_024;
const shape = /^(\S{1,40}) +(\d+) +(\d+) +(-?\d+) +(\d+) +(-?\d+)$/;
const width = 40 + 5 * 18 + 1;

const lineOf = ({ session, next, at, from, waiting }: Mark) =>
  session.padEnd(40) +
  [next, at, from, waiting.number, waiting.from].map((it) => String(it).padStart(18)).join("") +
  "\n";

function markOf(line: string): Mark | undefined {
  const [, session, ...numbers] = shape.exec(line) ?? [];
  if (session === undefined) return undefined;
  const [next = 0, at = 0, from = 0, number = 0, waitingFrom = 0] = numbers.map(Number);
  return { session, next, at, from, waiting: { number, from: waitingFrom } };
}

export function createLastMark(file: string): LastMark {
  const text = (() => {
    try {
      return readFileSync(file, "latin1");
    } catch {
      return "";
    }
  })();
  const found = Array.from({ length: slots }, (_, slot) => ({
    slot,
    mark: markOf(text.slice(slot * width, (slot + 1) * width - 1)),
  })).flatMap(({ slot, mark }) => (mark ? [{ slot, mark }] : []));
  const newest = found.reduce((last, it) => (last && last.mark.at > it.mark.at ? last : it), found[0]);
  let slot = newest?.slot ?? 0;
  let next = newest?.mark.next;
  let lastFrom = newest?.mark.from ?? Number.POSITIVE_INFINITY;
  // Neither cut nor made anew: what is not overwritten stays readable.
  closeSync(openSync(file, "a+", 0o600));
  const writing = openSync(file, "r+");
  return {
    read: () =>
      found
        .map(({ mark }) => mark)
        .filter(({ session }) => session === newest?.mark.session)
        .sort((a, b) => a.next - b.next || a.at - b.at),
    write(mark) {
      // A commit without a batch only renews the mark of the one before.
      if (mark.next !== next) slot = (slot + 1) % slots;
      const from = mark.next === next ? Math.min(mark.from, lastFrom) : mark.from;
      next = mark.next;
      lastFrom = from;
      try {
        writeSync(writing, lineOf({ ...mark, from }), slot * width);
      } catch {
        // A help for the worst case only: the spool itself does not depend on it.
      }
    },
    close: () => closeSync(writing),
  };
}

/**
 * Earliest time in the batches numbered `first` or above that nobody had acknowledged; null when there were none,
 * as far as the marks tell.
 */
export function earliestLost(marks: readonly Mark[], first: number): Micros | null {
  const last = marks.at(-1);
  if (last === undefined) return null;
  const { waiting } = last;
  const lowest = Math.max(first, waiting.number);
  if (last.next <= lowest) return null;
  const times = marks.filter(({ next }) => next > lowest).map(({ from }) => from);
  // Longer ago than the marks reach: as late as the oldest one says.
  if (waiting.number >= first) times.push(waiting.from);
  return Math.min(...times);
}
