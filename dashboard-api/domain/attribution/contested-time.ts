import { isInUse, isKnown, type MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";
import { union } from "../interval/union.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import type { AttributionPolicy } from "./attribute.ts";
import type { Booking, MachineStart } from "./booking.ts";
import {
  afterPiece,
  enterSlot,
  noRun,
  type Piece,
  type Possibilities,
  startAtMachine,
} from "./possible-owners.ts";

/** Whether a moment in a slot is its holder's use, over every assignment of unknown time. */
type OwnUse = "surely" | "perhaps" | "never";

interface JudgedPiece extends StatePiece {
  readonly own: OwnUse;
  readonly hasManyOwners: boolean;
}

interface StatePiece extends Piece {
  readonly state: MachineState;
}

const isUncertain = (it: TimelineInterval) => !isKnown(it.state) || it.inferred;

function piecesOf(
  timeline: readonly TimelineInterval[],
  bookings: readonly Booking[],
  cuts: readonly Micros[],
) {
  const [first, last] = [timeline[0], timeline.at(-1)];
  if (!first || !last) return [];
  const edges = new Set<Micros>(cuts);
  for (const list of [timeline, bookings]) for (const { from, until } of list) edges.add(from).add(until);
  const ordered = [...edges].filter((t) => t >= first.from && t <= last.until).sort((a, b) => a - b);
  let [stretch, slot] = [0, 0];
  return ordered.slice(0, -1).map((from, index): StatePiece => {
    while ((timeline[stretch] as TimelineInterval).until <= from) stretch += 1;
    while ((bookings[slot]?.until ?? Number.POSITIVE_INFINITY) <= from) slot += 1;
    const now = timeline[stretch] as TimelineInterval;
    const booking = bookings[slot];
    return {
      from,
      until: ordered[index + 1] as Micros,
      doing: isUncertain(now) ? "uncertain" : isInUse(now.state) ? "use" : "no-use",
      slot: booking && booking.from <= from ? booking : null,
      state: now.state,
    };
  });
}

function ownUseOf(piece: Piece, after: Possibilities): OwnUse {
  if (!piece.slot || piece.doing === "no-use") return "never";
  // What an uncertain moment was is open anyway; in a slot it may always have been the holder's use.
  if (piece.doing === "uncertain") return "perhaps";
  if (!after.runs.has(piece.slot.id)) return "never";
  return after.runs.size === 1 ? "surely" : "perhaps";
}

function judge(
  pieces: readonly StatePiece[],
  bookings: readonly Booking[],
  starts: readonly MachineStart[],
  breakLimit: Micros,
): JudgedPiece[] {
  const bookingById = new Map(bookings.map((booking) => [booking.id, booking]));
  const slotStarts = new Map(bookings.map((booking) => [booking.from, booking]));
  const told = Map.groupBy(starts, (start) => start.at);
  let possible = noRun;
  return pieces.map((piece) => {
    const entered = slotStarts.get(piece.from);
    if (entered) possible = enterSlot(possible, entered);
    for (const start of told.get(piece.from) ?? []) {
      const booking = bookingById.get(start.booking);
      if (booking) possible = startAtMachine(possible, booking);
    }
    possible = afterPiece(possible, piece, breakLimit);
    return {
      ...piece,
      own: ownUseOf(piece, possible),
      hasManyOwners: piece.doing === "use" && possible.runs.size > 1,
    };
  });
}

const spanOf = (pieces: readonly JudgedPiece[]): Interval | null =>
  pieces.length > 0
    ? { from: (pieces[0] as JudgedPiece).from, until: (pieces.at(-1) as JudgedPiece).until }
    : null;
const holds = (span: Interval | null, piece: Interval) =>
  span !== null && span.from <= piece.from && piece.until <= span.until;

/** Running and setup are what they are wherever they happen; all else is delay between its holder's uses of a slot. */
const mayBeDelay = (piece: JudgedPiece) =>
  piece.doing === "no-use" || (piece.state === "held" && piece.doing === "use");

/** In a slot: between its holder's first and last use in some assignment, but not in all. */
function contestedDelay(pieces: readonly JudgedPiece[]): JudgedPiece[] {
  const bySlot = Map.groupBy(
    pieces.filter((piece) => piece.slot),
    (piece) => piece.slot,
  );
  return [...bySlot.values()].flatMap((inside) => {
    const widest = spanOf(inside.filter((piece) => piece.own !== "never"));
    const surest = spanOf(inside.filter((piece) => piece.own === "surely"));
    return inside.filter((piece) => mayBeDelay(piece) && holds(widest, piece) && !holds(surest, piece));
  });
}

/**
 * Before a slot: use is early for it when its run began shortly before and goes on into it. Where something between
 * was not seen, nobody can tell.
 */
function contestedEarly(
  pieces: readonly JudgedPiece[],
  bookings: readonly Booking[],
  { earlyLimit, breakLimit }: AttributionPolicy,
): JudgedPiece[] {
  let next = 0;
  return bookings.flatMap((booking) => {
    const sight = { from: booking.from - earlyLimit - breakLimit, until: booking.from + breakLimit };
    while (next < pieces.length && (pieces[next] as JudgedPiece).until <= sight.from) next += 1;
    const seen: JudgedPiece[] = [];
    for (let at = next; at < pieces.length; at += 1) {
      const piece = pieces[at] as JudgedPiece;
      if (piece.from >= sight.until) break;
      seen.push(piece);
    }
    if (!seen.some((piece) => piece.doing === "uncertain")) return [];
    return seen.filter(
      ({ from, until, doing, slot }) =>
        doing === "use" && slot === null && from < booking.from && until > booking.from - earlyLimit,
    );
  });
}

/**
 * Observed time of which another assignment of the unknown and bridged time around it would make something else: use
 * with another owner, or time in a slot that would be, or not be, between its holder's first and last use. Never too
 * little; at times too much, since the possibilities of one moment are gathered without those of another.
 */
export function contestedTime(
  timeline: readonly TimelineInterval[],
  bookings: readonly Booking[],
  starts: readonly MachineStart[],
  policy: AttributionPolicy,
): Interval[] {
  if (bookings.length === 0 || !timeline.some(isUncertain)) return [];
  const cuts = [...starts.map((start) => start.at), ...bookings.map((it) => it.from - policy.earlyLimit)];
  const pieces = judge(piecesOf(timeline, bookings, cuts), bookings, starts, policy.breakLimit);
  return union([
    ...pieces.filter((piece) => piece.hasManyOwners),
    ...contestedDelay(pieces),
    ...contestedEarly(pieces, bookings, policy),
  ]);
}
