import type { Micros } from "../../config/micros.ts";
import type { Incident } from "../../config/wire/batch.ts";

/** The most starts remembered of one machine: losses go from old to new, so a start comes again soon or never. */
const remembered = 10_000;

/**
 * A store knows an incident by machine, signal, kind and start: one that begins like another replaces it. So a loss
 * that begins when one before it did moves on, by a microsecond for each, and both are counted.
 */
export function createDistinctStarts(): (incidents: readonly Incident[]) => Incident[] {
  const starts = new Map<string, Set<Micros>>();
  return (incidents) =>
    incidents.map((incident) => {
      if (incident.kind !== "lost") return incident;
      const key = `${incident.machine} ${incident.signal ?? ""}`;
      const known = starts.get(key) ?? new Set();
      starts.set(key, known);
      let { from } = incident;
      while (known.has(from)) from += 1;
      if (known.size >= remembered) known.clear();
      known.add(from);
      return { ...incident, from, until: Math.max(from, incident.until) };
    });
}
