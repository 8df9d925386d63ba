import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import type { Live } from "../../../config/wire/live.ts";
import { joinNeighbours, type TimelineInterval } from "./timeline-interval.ts";

interface Claim {
  from: Micros;
  until: Micros;
  /** Greater wins; see `rank`. */
  rank: readonly [derivation: number, certainty: number, from: Micros];
  interval: Omit<TimelineInterval, "from" | "until">;
}

/** A known state outranks a lost one, and that one mere ignorance. */
const certainty = (state: StateInterval["state"]): number => (isKnown(state) ? 2 : state === "lost" ? 1 : 0);

const outranks = (a: Claim, b: Claim): boolean => {
  for (const [index, value] of a.rank.entries()) {
    const other = b.rank[index] as number;
    if (value !== other) return value > other;
  }
  return false;
};

const claimOf = (stored: StateInterval): Claim => ({
  from: stored.from,
  until: stored.until,
  rank: [stored.derivation, certainty(stored.state), stored.from],
  interval: {
    state: stored.state,
    derivation: stored.derivation,
    rules: stored.rules,
    inferred: false,
  },
});

const claimOfLive = (live: Live): Claim => ({
  from: live.since,
  until: live.confirmedAt,
  // Below every stored interval: what is settled is not contradicted by what is not.
  rank: [-1, certainty(live.state), live.since],
  interval: { state: live.state, derivation: null, rules: live.rules, inferred: false },
});

const unknown = { state: "unknown", derivation: null, rules: null, inferred: false } as const;

/**
 * The timeline of one machine over [from, to), without holes: where no interval speaks it is unknown.
 * At each moment the highest derivation that covers it wins, whatever it says. Within one derivation, which overlaps
 * only after a spool was copied or replaced, a known state wins over lost, lost over unknown, and of two known ones
 * the later begun. The live state holds where nothing is stored, up to its confirmation. Nothing is bridged.
 */
export function buildTimeline(input: {
  stored: readonly StateInterval[];
  live?: Live | undefined;
  from: Micros;
  to: Micros;
}): TimelineInterval[] {
  const { from, to } = input;
  const claims = input.stored.map(claimOf);
  if (input.live) claims.push(claimOfLive(input.live));
  const touching = claims
    .filter((claim) => claim.until > from && claim.from < to && claim.until > claim.from)
    .sort((a, b) => a.from - b.from);
  const edges = new Set([from, to]);
  for (const claim of touching) edges.add(Math.max(claim.from, from)).add(Math.min(claim.until, to));
  const ordered = [...edges].sort((a, b) => a - b);

  const timeline: TimelineInterval[] = [];
  let active: Claim[] = [];
  let next = 0;
  for (const [index, start] of ordered.entries()) {
    const end = ordered[index + 1];
    if (end === undefined) break;
    active = active.filter((claim) => claim.until > start);
    for (; next < touching.length && (touching[next] as Claim).from <= start; next += 1) {
      const claim = touching[next] as Claim;
      if (claim.until > start) active.push(claim);
    }
    const best = active.reduce<Claim | undefined>(
      (winner, claim) => (!winner || outranks(claim, winner) ? claim : winner),
      undefined,
    );
    timeline.push({ from: start, until: end, ...(best?.interval ?? unknown) });
  }
  return joinNeighbours(timeline);
}
