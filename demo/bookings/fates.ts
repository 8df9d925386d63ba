import { HOUR, MINUTE, type Micros, SECOND } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { randomOf } from "../plant/random.ts";
import { pick } from "./cast.ts";
import type { Scene } from "./scene.ts";
import { down, type Slot, up } from "./slot.ts";
import type { Story } from "./story.ts";
import type { Teller } from "./told.ts";
import type { Work } from "./work.ts";

interface Case {
  scene: Scene;
  slot: Slot & { visit: Work };
  company: string;
  /** Nobody has the machine from the slot's end to here. */
  free: Micros;
}

type Fate = (given: Case) => Story[] | undefined;

/** Somebody says at the machine that they begin. */
function maybeStarted(teller: Teller, slot: Interval, visit: Work) {
  const at = Math.max(slot.from, visit.from) + Math.floor(teller.random() * 4 * MINUTE);
  const isSaid = teller.random() < 0.35 || visit.isTakenOver;
  if (isSaid && at < Math.min(slot.until, visit.to)) teller.own(at, { kind: "started" });
}

const plain: Fate = ({ scene, slot, company }) => {
  const teller = scene.begin(company, slot);
  maybeStarted(teller, slot, slot.visit);
  return [teller.end()];
};

/** Booked generously, and given back early. */
const released: Fate = ({ scene, slot, company, free }) => {
  const until = down(Math.min(free, slot.until + 2 * HOUR));
  const at = slot.visit.to + 4 * MINUTE;
  if (until - at < HOUR || at <= slot.from) return undefined;
  const long = { from: slot.from, until };
  const teller = scene.begin(company, long);
  maybeStarted(teller, slot, slot.visit);
  teller.own(at, { kind: "released", ...teller.place({ from: slot.from, until: at }) }, "早く終わったため");
  return [teller.end()];
};

/** Booked for far longer than it took. */
const tooLong: Fate = ({ scene, slot, company, free }) => {
  const work = slot.visit.to - Math.max(slot.visit.from, slot.from);
  const until = up(slot.from + 2.2 * work + 30 * MINUTE);
  if (until > free || until - slot.from > scene.calendar.policy.maximum) return undefined;
  return [scene.begin(company, { from: slot.from, until }).end()];
};

/** Not done in time, and nobody after it. */
const extended: Fate = ({ scene, slot, company }) => {
  if (slot.until - slot.from < 2 * HOUR) return undefined;
  const planned = { from: slot.from, until: slot.until - HOUR };
  const teller = scene.begin(company, planned);
  maybeStarted(teller, planned, slot.visit);
  const at = planned.until - Math.floor((5 + 30 * teller.random()) * MINUTE);
  teller.own(at, { kind: "extended", ...teller.place(slot) }, "加工が延びたため");
  return [teller.end()];
};

/** First thought of at another hour of the same day. */
const moved: Fate = ({ scene, slot, company }) => {
  const length = slot.until - slot.from;
  const shift = [1.5, -1.5, 3, -3, 24].find((hours) => {
    const from = slot.from + hours * HOUR;
    return scene.isFree({ from, until: from + length }, slot);
  });
  if (shift === undefined) return undefined;
  const from = slot.from + shift * HOUR;
  const teller = scene.begin(company, { from, until: from + length });
  const at =
    teller.asked + Math.floor((Math.min(slot.from, from) - teller.asked) * (0.3 + 0.5 * teller.random()));
  teller.own(at, { kind: "moved", ...teller.place(slot) }, "材料の入荷に合わせて");
  return [teller.end()];
};

/** Given up too late by one, and taken at short notice by another. */
const takenOver: Fate = (given) => {
  const { scene, slot, company } = given;
  const { good, rest } = scene.habit;
  const { [company]: _, ...others } = scene.calendar.isGood(slot) ? good : rest;
  const random = randomOf(...scene.key, "other", slot.from);
  const first = scene.begin(pick(random, others), slot);
  const at = Math.max(first.asked + HOUR, slot.from - Math.floor((3 + 15 * random()) * HOUR));
  if (at > slot.from - 2 * HOUR) return undefined;
  first.own(at, { kind: "cancelled", isLate: scene.isLate(slot.from, at) }, "段取りが間に合わないため");
  const waited = first.asked + Math.floor((0.2 + 0.6 * random()) * (at - first.asked));
  const isInLine = random() < 0.6;
  const asked = isInLine ? at + 5 * SECOND : at + Math.floor((6 + 50 * random()) * MINUTE);
  const second = scene.begin(company, slot, { asked, ...(isInLine ? { inLineSince: waited } : {}) });
  maybeStarted(second, slot, slot.visit);
  return [first.end(), second.end()];
};

/** Broken down: the office blocks the machine, and the company comes back once it runs again. */
export const brokenDown: Fate = ({ scene, slot, company }) => {
  const break_ = slot.visit.downs.find((it) => it.to - it.from >= 35 * MINUTE);
  if (!break_) return undefined;
  const from = up(break_.from + 2 * MINUTE, 15 * MINUTE);
  const until = down(break_.to, 15 * MINUTE);
  if (until - from < 15 * MINUTE || from - slot.from < 30 * MINUTE || slot.until - until < 45 * MINUTE) {
    return undefined;
  }
  const teller = scene.begin(company, slot);
  maybeStarted(teller, { from: slot.from, until: from }, slot.visit);
  const at = from - 2 * MINUTE;
  const short = { ...teller.place({ from: slot.from, until: from }), excludedUntil: from };
  teller.office(at, { kind: "shortened", ...short }, "故障のため");
  const block = scene.block("outage", { from, until }, at + SECOND, "故障のため");
  const again = scene.begin(company, { from: until, until: slot.until }, { asked: until - 8 * MINUTE });
  return [teller.end(), block, again.end()];
};

const fates: readonly [chance: number, fate: Fate][] = [
  [0.06, released],
  [0.22, tooLong],
  [0.06, extended],
  [0.08, moved],
  [0.06, takenOver],
];

/** What becomes of a slot in which the machine really works. */
export function storiesOfVisit(given: Case): Story[] {
  const { scene, slot } = given;
  const random = randomOf(...scene.key, "fate", slot.from);
  const broken = random() < 0.7 ? brokenDown(given) : undefined;
  if (broken) return broken;
  let left = random();
  for (const [chance, fate] of fates) {
    left -= chance;
    if (left < 0) return fate(given) ?? plain(given) ?? [];
  }
  return plain(given) ?? [];
}
