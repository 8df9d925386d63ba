import type { FastifyBaseLogger } from "fastify";
import { DAY, type Micros } from "../../config/micros.ts";
import type { MachineDayQuality, MachineQuality } from "./machine-quality.ts";

/** What the watch found when it last looked. */
export interface WatchedCoverage {
  readonly machine: string;
  /** Today as far as it has come, or the day before. */
  readonly day: "today" | "yesterday";
  /** Observed share of open time; null where it was not open. */
  readonly coverage: number | null;
  readonly alarm: boolean;
}

export interface CoverageWatch {
  /** Looks at today and yesterday of every machine; never rejects. */
  check(): Promise<void>;
  found(): readonly WatchedCoverage[];
}

/** Watches how much of the machines' open time is seen, and says once a day and machine when it is too little. */
export function createCoverageWatch(given: {
  machines: readonly string[];
  quality: MachineQuality;
  now: () => Micros;
  log: FastifyBaseLogger;
}): CoverageWatch {
  const { machines, quality, log } = given;
  const told = new Set<string>();
  let found: WatchedCoverage[] = [];
  let isLooking = false;

  const tell = (it: MachineDayQuality) => {
    const name = `${it.day} ${it.machine}`;
    if (!it.alarm || told.has(name)) return;
    told.add(name);
    log.warn(
      {
        machine: it.machine,
        day: it.day,
        coverage: it.open.coverage,
        lost: it.lost,
        incidents: it.incidents,
      },
      "too little of a machine's open time was observed; see /api/v1/data-quality",
    );
  };

  const look = async (now: Micros) => {
    const today = quality.dayOf(now);
    const next: WatchedCoverage[] = [];
    const days = new Set<string>();
    for (const machine of machines) {
      for (const it of (await quality.days(machine, now - DAY, now, now)).slice(-2)) {
        tell(it);
        days.add(it.day);
        const day = it.day === today ? "today" : "yesterday";
        next.push({ machine, day, coverage: it.open.coverage, alarm: it.alarm });
      }
    }
    found = next;
    for (const name of told) if (!days.has(name.split(" ")[0] ?? "")) told.delete(name);
  };

  return {
    async check() {
      if (isLooking) return;
      isLooking = true;
      try {
        await look(given.now());
      } catch (error) {
        log.warn({ err: error }, "coverage could not be looked at; tried again later");
      } finally {
        isLooking = false;
      }
    },
    found: () => found,
  };
}
