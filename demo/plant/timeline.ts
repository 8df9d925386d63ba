import type { MachineState } from "../../config/machine-state.ts";
import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { behaviourOn, type DayPlan, networkGaps, type Segment } from "./behaviour.ts";
import { peopleShifts, type Shift } from "./people-shifts.ts";
import { randomOf } from "./random.ts";
import type { Moment, SimulatedMachine } from "./simulated-machine.ts";

/** The production day begins at this local hour. */
const firstHour = 6;
/** How many days are remembered: the live plant asks for the same one again and again. */
const remembered = 4;

interface Day {
  plan: DayPlan;
  segments: Segment[];
  gaps: Shift[];
}

export interface ReportedInterval {
  from: Micros;
  until: Micros;
  state: MachineState;
}

/** What one simulated machine does and tells, at any time past or present. */
export interface Timeline {
  at(t: Micros): Moment;
  /** Begin of the production day that `t` is in. */
  dayAt(t: Micros): Micros;
  /** False while its network is away. */
  isHeard(t: Micros): boolean;
  /** When the state at `t` ends, by the machine itself or by its network. */
  nextChange(t: Micros): Micros;
  /** The states a gateway would derive: contiguous, `unknown` where nobody could know. */
  reported(from: Micros, to: Micros): ReportedInterval[];
}

export function createTimeline(seed: string, site: Site, machine: SimulatedMachine): Timeline {
  const days = new Map<string, Day>();
  const dayAt = (date: Temporal.PlainDate): Day => {
    const name = date.toString();
    const known = days.get(name);
    if (known) return known;
    const begin = (it: Temporal.PlainDate) =>
      it.toZonedDateTime({
        timeZone: site.cluster.zone,
        plainTime: Temporal.PlainTime.from({ hour: firstHour }),
      }).epochMilliseconds * 1_000;
    const planOf = (it: Temporal.PlainDate, isCarriedOver: boolean): DayPlan => ({
      ...{ from: begin(it), to: begin(it.add({ days: 1 })), isCarriedOver },
      shifts: peopleShifts(site, it),
    });
    const key = [seed, machine.id, name];
    // How a day ends does not depend on how it begins, so that no day needs all the days before it.
    const before = date.subtract({ days: 1 });
    const evening = behaviourOn(
      [seed, machine.id, before.toString()],
      machine.personality,
      planOf(before, false),
    ).at(-1);
    const plan = planOf(date, evening?.state === "running");
    const made = {
      plan,
      segments: behaviourOn(key, machine.personality, plan),
      gaps: networkGaps(key, machine.personality, plan),
    };
    days.set(name, made);
    const oldest = days.keys().next().value;
    if (days.size > remembered && oldest !== undefined) days.delete(oldest);
    return made;
  };
  const dayOf = (t: Micros): Day => {
    const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(t / 1_000)).toZonedDateTimeISO(
      site.cluster.zone,
    );
    const date = local.toPlainDate();
    return dayAt(local.hour < firstHour ? date.subtract({ days: 1 }) : date);
  };
  const segmentAt = (t: Micros): Segment => {
    const { segments } = dayOf(t);
    const found = segments.find((it) => t < it.to) ?? segments.at(-1);
    if (!found) throw new Error(`${machine.id} has no behaviour at ${t}`);
    return found;
  };
  const gapAt = (t: Micros): Shift | undefined => dayOf(t).gaps.find((it) => it.from <= t && t < it.to);
  const timeline: Timeline = {
    at(t) {
      const segment = segmentAt(t);
      const ran = segment.ran + (segment.state === "running" ? t - segment.from : 0);
      return {
        t,
        segment,
        pieces: Math.floor(ran / (machine.personality.piece * MINUTE)),
        noise: (name, seconds) =>
          2 * randomOf(seed, machine.id, name, Math.floor(t / (seconds * 1_000_000)))() - 1,
      };
    },
    dayAt: (t) => dayOf(t).plan.from,
    isHeard: (t) => gapAt(t) === undefined,
    nextChange(t) {
      const { gaps } = dayOf(t);
      const edges = gaps.flatMap((it) => [it.from, it.to]).filter((edge) => edge > t);
      return Math.min(segmentAt(t).to, ...edges);
    },
    reported(from, to) {
      const intervals: ReportedInterval[] = [];
      for (let t = from; t < to; ) {
        const until = Math.min(timeline.nextChange(t), to);
        const state = timeline.isHeard(t) ? machine.reported(segmentAt(t).state) : "unknown";
        const before = intervals.at(-1);
        if (before?.state === state) before.until = until;
        else intervals.push({ from: t, until, state });
        t = until;
      }
      return intervals;
    },
  };
  return timeline;
}
