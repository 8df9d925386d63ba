import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { DaysUsedPolicy } from "../domain/utilization/days-used.ts";
import type { DayGroup, LedgerGroup, LedgerKey } from "./books-reader.ts";
import { type CountingTally, createDayTally, type DayCount, dayCounts } from "./day-tally.ts";
import type { BookedLine } from "./machine-books.ts";

type KeyValue = string | number | null;

/** What a key is told from: a machine's local day, and for the finer keys the piece of it. */
export interface KeyedTime {
  readonly machine: string;
  readonly day: string;
  readonly hourOfWeek: number;
  readonly shift: string | null;
}

/** The fiscal year, by the year it begins in. */
export const fiscalYearOf = (day: string, fiscalYearStart: number): number =>
  Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fiscalYearStart ? 1 : 0);

export function isoWeekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, "0")}`;
}

/** Value of every key but `member`, of which a line may have two. */
export function keyValue(key: LedgerKey, time: KeyedTime, fiscalYearStart: number): KeyValue {
  switch (key) {
    case "day":
      return time.day;
    case "isoWeek":
      return isoWeekOf(time.day);
    case "month":
      return time.day.slice(0, 7);
    case "fiscalYear":
      return fiscalYearOf(time.day, fiscalYearStart);
    case "member":
      return null;
    default:
      return time[key];
  }
}

/** Companies that a line concerns: whose slot it is, and whose use. One of nobody's concerns nobody. */
export const membersOf = ({ slotCompany, ownerCompany }: LedgerLine): (string | null)[] =>
  slotCompany === null || ownerCompany === null || slotCompany === ownerCompany
    ? [slotCompany ?? ownerCompany]
    : [slotCompany, ownerCompany];

/** Everything that figures ask of a line but the single booking and the hour. */
const circumstances = (it: LedgerLine): string =>
  `${it.plan} ${it.state} ${it.inferred} ${it.slotCompany} ${it.ownerCompany} ${it.kind} ${it.iso} ${it.contested}`;

const anyBooking = (booking: string | null) => (booking === null ? null : "");

export interface LineSums {
  /** Adds lines that have the same values of every key but `member`. */
  add(keys: LedgerGroup["keys"], line: LedgerLine): void;
  groups(): LedgerGroup[];
}

/** Adds lines up by their group and what figures ask of a line. */
export function createLineSums(groupBy: readonly LedgerKey[]): LineSums {
  const groups = new Map<string, { keys: LedgerGroup["keys"]; lines: Map<string, LedgerLine> }>();
  const put = (keys: LedgerGroup["keys"], { isExcused: _, ...line }: LedgerLine) => {
    const id = JSON.stringify(groupBy.map((key) => keys[key]));
    const group = groups.get(id) ?? { keys, lines: new Map() };
    groups.set(id, group);
    const same = circumstances(line);
    const booked = group.lines.get(same);
    group.lines.set(
      same,
      booked
        ? {
            ...booked,
            hour: Math.min(booked.hour, line.hour),
            duration: booked.duration + line.duration,
          }
        : { ...line, slot: anyBooking(line.slot), owner: anyBooking(line.owner) },
    );
  };
  return {
    add(keys, line) {
      if (!groupBy.includes("member")) return put(keys, line);
      for (const member of membersOf(line)) put({ ...keys, member }, line);
    },
    groups: () => [...groups.values()].map(({ keys, lines }) => ({ keys, lines: [...lines.values()] })),
  };
}

/** The keys of a booked line, in the order asked for; `member` is filled in when the line is added. */
export function keysOf(
  { machine, piece }: BookedLine,
  groupBy: readonly LedgerKey[],
  fiscalYearStart: number,
): LedgerGroup["keys"] {
  const time = { machine, ...piece };
  return Object.fromEntries(groupBy.map((key) => [key, keyValue(key, time, fiscalYearStart)]));
}

/** Tallies the machine-days of each group. */
export function createDayGroups(groupBy: readonly LedgerKey[]): {
  add(keys: LedgerGroup["keys"], count: DayCount): void;
  groups(): DayGroup[];
} {
  const groups = new Map<string, { keys: LedgerGroup["keys"]; tally: CountingTally }>();
  return {
    add(keys, count) {
      const id = JSON.stringify(groupBy.map((key) => keys[key]));
      const group = groups.get(id) ?? { keys, tally: createDayTally() };
      groups.set(id, group);
      group.tally.add(count);
    },
    groups: () => [...groups.values()],
  };
}

/** The day counts of live lines, with the keys of each. */
export function* liveDayCounts(
  lines: readonly BookedLine[],
  groupBy: readonly LedgerKey[],
  { fiscalYearStart, policy }: { fiscalYearStart: number; policy: DaysUsedPolicy },
): Generator<[keys: LedgerGroup["keys"], count: DayCount]> {
  for (const ofDay of Map.groupBy(lines, (it) => it.piece.day).values()) {
    const keys = keysOf(ofDay[0] as BookedLine, groupBy, fiscalYearStart);
    const counts = dayCounts(
      ofDay.map((it) => it.line),
      policy,
    );
    for (const count of counts) yield [keys, count];
  }
}
