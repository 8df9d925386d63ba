import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Segment } from "../plant/behaviour.ts";
import type { Timeline } from "../plant/timeline.ts";

/** One job at a machine, with its interruptions: somebody's, whoever booked it. */
export interface Work {
  from: Micros;
  to: Micros;
  /** The machine does not stop when it begins: its people say at the machine that it is theirs now. */
  isTakenOver: boolean;
  /** Breakdowns inside it. */
  downs: { from: Micros; to: Micros }[];
}

const isBusy = ({ state }: Segment) => state !== "off" && state !== "idle";

/** What a machine works at in [from, to), job by job; a job that runs through the night is one. */
export function workOf(timeline: Timeline, from: Micros, to: Micros): Work[] {
  const works: Work[] = [];
  let last = { job: 0, day: 0 };
  for (let t = from; t < to; ) {
    const { segment } = timeline.at(t);
    const day = timeline.dayAt(t);
    const before = works.at(-1);
    t = segment.to;
    if (!isBusy(segment)) continue;
    const isSameJob = segment.job > 0 && last.job === segment.job && last.day === day;
    const part = { from: Math.max(segment.from, from), to: segment.to };
    const downs = segment.state === "down" ? [part] : [];
    if (before && (isSameJob || before.to === part.from)) {
      before.to = part.to;
      before.downs.push(...downs);
    } else works.push({ ...part, downs, isTakenOver: false });
    last = { job: segment.job, day };
  }
  return works;
}

const noBreak = 6 * MINUTE;

/** Jobs that one company does in one go, since nobody books each half hour anew. */
export function visitsOf(works: readonly Work[], lengthAt: (from: Micros) => Micros, pause: Micros): Work[] {
  const visits: Work[] = [];
  for (const work of works) {
    const visit = visits.at(-1);
    const gap = visit ? work.from - visit.to : Number.POSITIVE_INFINITY;
    const fits = visit && gap <= pause && work.to - visit.from <= lengthAt(visit.from);
    // Where the machine hardly stops, nobody else takes over.
    if (!visit || !(fits || gap < noBreak)) visits.push({ ...work, downs: [...work.downs] });
    else {
      visit.to = work.to;
      visit.downs.push(...work.downs);
    }
  }
  return visits;
}
