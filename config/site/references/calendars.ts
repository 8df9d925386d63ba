import type { Finding, Path } from "../finding.ts";
import { weekdays } from "../hours.ts";
import { entries, isMap, type Outline, textOf } from "./outline.ts";

/** Shifts that overlap, and opening hours whose dates are out of order. */
export function checkCalendars(site: Outline): Finding[] {
  const owners: [unknown, Path][] = [
    [isMap(site.root.cluster) ? site.root.cluster.calendar : undefined, ["cluster", "calendar"]],
    ...site.machines.map((machine): [unknown, Path] => [machine.map.calendar, [...machine.path, "calendar"]]),
  ];
  return owners.flatMap(([calendar, path]) => {
    if (!isMap(calendar)) return [];
    const hours = entries(calendar, "hours", path);
    return [
      ...hours.flatMap((entry) =>
        isMap(entry.map.week) ? weekFindings(entry.map.week, [...entry.path, "week"]) : [],
      ),
      ...dateFindings(hours),
      ...entries(calendar, "exceptions", path).flatMap((entry) =>
        overlaps(shifts(entry.map.open, [...entry.path, "open"], 0)),
      ),
    ];
  });
}

interface Shift {
  text: string;
  path: Path;
  /** Minutes since the start of the week. */
  from: number;
  until: number;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function shifts(list: unknown, path: Path, dayStart: number): Shift[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => {
    const text = textOf(item) ?? "";
    if (!/^\d\d:\d\d-\d\d:\d\d$/.test(text)) return [];
    const from = minutes(text.slice(0, 5));
    const end = minutes(text.slice(6));
    return [
      {
        text,
        path: [...path, index],
        from: dayStart + from,
        until: dayStart + end + (end <= from ? 1_440 : 0),
      },
    ];
  });
}

function weekFindings(week: Record<string, unknown>, path: Path): Finding[] {
  const all = weekdays.flatMap((day, index) => shifts(week[day], [...path, day], index * 1_440));
  const week2 = all.map((shift) => ({ ...shift, from: shift.from + 10_080, until: shift.until + 10_080 }));
  // Sunday night reaches into Monday: look at the first day once more, a week later.
  return overlaps(all, week2.slice(0, 1));
}

function overlaps(all: Shift[], following: Shift[] = []): Finding[] {
  const order = all.toSorted((a, b) => a.from - b.from);
  return [...order.slice(1), ...following].flatMap((shift, index) => {
    const before = order[index];
    if (!before || before.until <= shift.from) return [];
    return [{ path: shift.path, expected: `a shift that does not overlap ${before.text} before it` }];
  });
}

function dateFindings(hours: ReturnType<typeof entries>): Finding[] {
  return hours.slice(1).flatMap((entry, index): Finding[] => {
    const since = textOf(entry.map.since);
    const before = textOf(hours[index]?.map.since);
    const path = [...entry.path, "since"];
    if (since === undefined)
      return [{ path, expected: "the date from which these hours replace the earlier ones" }];
    if (before === undefined || since > before) return [];
    return [{ path, expected: `a date after ${before}, that of the hours before` }];
  });
}
