import type { UseLine } from "../domain/fairness/use/use-line.ts";

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Lines that differ in nothing but how the machine stood (running, held, idle ...) as one. In order of machine, time,
 * booking and part.
 */
export function mergedLines(lines: readonly UseLine[]): UseLine[] {
  const merged = new Map<string, { -readonly [K in keyof UseLine]: UseLine[K] }>();
  for (const line of lines) {
    const { machine, hour, company, booking, part, isPeak, duration } = line;
    const key = `${hour}|${part}|${isPeak}|${machine}|${company}|${booking}`;
    const same = merged.get(key);
    if (same) same.duration += duration;
    else merged.set(key, { ...line });
  }
  return [...merged.values()].sort(
    (a, b) =>
      compare(a.machine, b.machine) ||
      a.hour - b.hour ||
      compare(a.booking ?? "", b.booking ?? "") ||
      compare(a.part, b.part),
  );
}
