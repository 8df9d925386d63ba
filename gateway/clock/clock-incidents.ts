import { HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Incident } from "../../config/wire/batch.ts";

export type ClockTrouble = "clock-skew" | "clock-step";

/** Gathers samples stamped by receipt into few incidents: one per machine and kind, at most an hour long. */
export interface ClockIncidents {
  /** One more sample of `machine`, received at `at`, had to be stamped by receipt. */
  add(kind: ClockTrouble, machine: string, at: Micros, reason: string): void;
  /** Those that got no sample for a minute or have lasted an hour; each once. */
  take(now: Micros): Incident[];
}

export function createClockIncidents(): ClockIncidents {
  const open = new Map<string, Incident>();
  return {
    add(kind, machine, at, reason) {
      const key = `${kind} ${machine}`;
      const incident = open.get(key);
      if (incident) {
        incident.until = Math.max(incident.until, at);
        incident.count = (incident.count ?? 0) + 1;
      } else open.set(key, { machine, signal: null, kind, reason, count: 1, from: at, until: at });
    },
    take(now) {
      const taken: Incident[] = [];
      for (const [key, incident] of open) {
        // The gateway's clock may have been set back meanwhile.
        const isFresh = now >= incident.from && now - incident.from < HOUR && now - incident.until < MINUTE;
        if (isFresh) continue;
        taken.push(incident);
        open.delete(key);
      }
      return taken;
    },
  };
}
