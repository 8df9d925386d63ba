import type { Micros } from "../../../../config/micros.ts";
import type { RuleName } from "../../booking/refusal.ts";
import { claim } from "../measures/claim.ts";
import type { Denial, RoundOutcome, Step } from "./outcome.ts";
import { seededDraw } from "./seeded-draw.ts";
import type { Contender, TakenSlot, Wish } from "./wish.ts";

export interface Round {
  /** Published, so that anybody can run the round again. */
  readonly seed: string;
  readonly contenders: readonly Contender[];
  readonly wishes: readonly Wish[];
  readonly taken: readonly TakenSlot[];
  /** Time between two bookings of a machine; none where it is not named. */
  readonly changeover: ReadonlyMap<string, Micros>;
  /** Rules of booking against a wish, were these of its company granted before it; absent: none ever is. */
  readonly rulesAgainst?: (wish: Wish, granted: readonly Wish[]) => readonly RuleName[];
}

interface Player extends Contender {
  granted: number;
  readonly got: Wish[];
  /** Wishes that still fit, best liked first. */
  open: Wish[];
}

/** Claims that differ by no more than rounding does are equal: the seed decides, not the order of additions. */
const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byLiking = (a: Wish, b: Wish) =>
  a.preference - b.preference || a.from - b.from || compare(a.machine, b.machine) || compare(a.id, b.id);

/** What a wish fails at when `winner` has just been granted, or null when it still fits. */
function lostTo(winner: Wish, wish: Wish, step: number, changeover: Micros): Denial | null {
  const { id, company } = wish;
  const isAlternative = wish.alternative !== null && wish.alternative === winner.alternative;
  if (company === winner.company && isAlternative) {
    return { wish: id, company, reason: "alternativeGranted", byWish: winner.id, step };
  }
  return touches(winner, wish, changeover)
    ? { wish: id, company, reason: "taken", byWish: winner.id, byCompany: winner.company, step }
    : null;
}

const touches = (a: TakenSlot, b: TakenSlot, gap: Micros) =>
  a.machine === b.machine && a.from < b.until + gap && b.from < a.until + gap;

/**
 * An allocation round: again and again the member with the lowest claim among those with a wish that still fits takes
 * its most preferred one; claims grow by what is taken, ties go to the seed. The same wishes in any order and the same
 * seed give the same outcome. Every wish ends in a step or a denial. Throws RangeError when a wish's company does not
 * contend, or weighs nothing.
 */
export function allocationRound(round: Round): RoundOutcome {
  const draw = seededDraw(round.seed);
  const denials: Denial[] = [];
  const steps: Step[] = [];
  const players = playersOf(round, denials);
  const claimOf = ({ granted, held, entitlement }: Player) =>
    claim({ decayedUse: held, futureGrants: granted }, entitlement);
  const before = players.map(claimOf);

  const deny = (player: Player, reason: (wish: Wish) => Denial | null) => {
    player.open = player.open.filter((wish) => {
      const denial = reason(wish);
      if (denial) denials.push(denial);
      return denial === null;
    });
  };
  const denyBeyondLimit = (player: Player) =>
    deny(player, ({ id, company, hours }) => {
      const { most, granted } = player;
      return most === null || granted + hours <= most || isSame(granted + hours, most)
        ? null
        : { wish: id, company, reason: "limitReached", most, granted };
    });
  const denyAgainstRules = (player: Player, machine?: string) =>
    deny(player, (wish) => {
      if (machine !== undefined && wish.machine !== machine) return null;
      const rules = round.rulesAgainst?.(wish, player.got) ?? [];
      return rules.length > 0
        ? { wish: wish.id, company: wish.company, reason: "againstRules", rules }
        : null;
    });
  for (const player of players) {
    denyBeyondLimit(player);
    denyAgainstRules(player);
  }

  for (;;) {
    const contending = players.filter((player) => player.open.length > 0);
    const lowest = contending.reduce((least, player) => Math.min(least, claimOf(player)), Infinity);
    const tied = contending.filter((player) => isSame(claimOf(player), lowest));
    const taker = tied.length > 1 ? tied[draw(tied.length)] : tied[0];
    const wish = taker?.open.shift();
    if (!taker || !wish) break;
    const claimBefore = claimOf(taker);
    const next = contending
      .filter((player) => player !== taker)
      .reduce<Player | null>((least, it) => (least && claimOf(least) <= claimOf(it) ? least : it), null);
    taker.granted += wish.hours;
    taker.got.push(wish);
    const step = steps.length;
    steps.push({
      wish: wish.id,
      company: taker.company,
      claimBefore,
      claimAfter: claimOf(taker),
      contenders: contending.length,
      runnerUp: next && { company: next.company, claim: claimOf(next) },
      drawnAmong: tied.length > 1 ? tied.map((player) => player.company) : [],
    });
    const gap = round.changeover.get(wish.machine) ?? 0;
    for (const player of contending) deny(player, (other) => lostTo(wish, other, step, gap));
    denyBeyondLimit(taker);
    // Rules look at one machine's bookings: elsewhere nothing has changed.
    denyAgainstRules(taker, wish.machine);
  }
  const claims = players.map((player, index) => ({
    company: player.company,
    before: before[index] as number,
    after: claimOf(player),
  }));
  return { seed: round.seed, steps, denials, claims };
}

/** Contenders in order of id, each with the wishes it can contend for; the others are denied at once. */
function playersOf(round: Round, denials: Denial[]): Player[] {
  const players = round.contenders
    .toSorted((a, b) => compare(a.company, b.company))
    .map((contender): Player => ({ ...contender, granted: 0, got: [], open: [] }));
  const byCompany = new Map(players.map((player) => [player.company, player]));
  const taken = Map.groupBy(round.taken, (slot) => slot.machine);
  for (const wish of round.wishes.toSorted(byLiking)) {
    const { id, company, machine } = wish;
    const player = byCompany.get(company);
    if (!player) throw new RangeError(`wish ${id}: company ${company} does not contend in this round`);
    if (!(wish.hours > 0)) throw new RangeError(`wish ${id}: its hours must be above 0`);
    const gap = round.changeover.get(machine) ?? 0;
    if (!(player.entitlement > 0)) denials.push({ wish: id, company, reason: "noEntitlement" });
    else if (taken.get(machine)?.some((slot) => touches(slot, wish, gap))) {
      denials.push({ wish: id, company, reason: "alreadyBooked" });
    } else player.open.push(wish);
  }
  return players;
}
