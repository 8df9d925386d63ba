import { createHash } from "node:crypto";
import { type Micros, SECOND } from "../../config/micros.ts";
import type { LedgerDayTable } from "../database/tables.ts";
import { useSums } from "../domain/fairness/use/use-sums.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { DaysUsedPolicy } from "../domain/utilization/days-used.ts";
import { dayCounts } from "./day-tally.ts";
import { codeOf, codeOfMarks } from "./line-code.ts";
import type { BookedLine, DayBooks } from "./machine-books.ts";
import { useColumns, useLineOf } from "./use-columns.ts";

/** A machine-day as the database holds it, but for its version. */
export type DayRecord = Omit<LedgerDayTable, "version" | "superseded">;

interface Sum {
  code: number;
  slotCompany: string | null;
  ownerCompany: string | null;
  hour: Micros;
  duration: Micros;
}

/** Lines added up over hours, shifts and single bookings. */
function sumsOf(lines: readonly BookedLine[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { line } of lines) {
    const code = codeOf(line);
    const { slotCompany, ownerCompany, hour, duration } = line;
    const key = `${code} ${slotCompany ?? ""} ${ownerCompany ?? ""}`;
    const sum = sums.get(key);
    if (sum) sum.duration += duration;
    else sums.set(key, { code, slotCompany, ownerCompany, hour, duration });
  }
  return [...sums.values()];
}

const digest = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("base64").slice(0, 22);

/** Name of a content: equal for equal contents only. */
export const nameOf = digest;

export function dayRecord(given: {
  machine: string;
  day: Interval;
  books: DayBooks;
  settled: Micros;
  plan: string;
  policy: DaysUsedPolicy;
}): DayRecord {
  const { machine, day, books, settled, plan } = given;
  const lines = books.lines.map((it) => it.line);
  const sums = sumsOf(books.lines);
  const counts = dayCounts(lines, given.policy);
  const columns = {
    day_from: day.from,
    line_start: lines.map((line) => (line.hour - day.from) / SECOND),
    line_hour_of_week: books.lines.map((it) => it.piece.hourOfWeek),
    line_code: books.lines.map(
      ({ line, piece }) =>
        codeOf(line) + codeOfMarks({ isPeak: piece.isPeak, isExcused: line.isExcused === true }),
    ),
    line_slot: lines.map((line) => line.slot),
    line_slot_company: lines.map((line) => line.slotCompany),
    line_owner: lines.map((line) => line.owner),
    line_owner_company: lines.map((line) => line.ownerCompany),
    line_shift: books.lines.map((it) => it.piece.shift),
    line_duration: lines.map((line) => line.duration),
    ...useColumns(useSums(books.lines.map(useLineOf), books.releases)),
    releases: books.releases,
  };
  return {
    ...{ machine, day: books.day, settled, plan },
    reach_from: books.reach.from,
    reach_until: books.reach.until,
    content: digest([columns, counts]),
    ...columns,
    sum_code: sums.map((it) => it.code),
    sum_slot_company: sums.map((it) => it.slotCompany),
    sum_owner_company: sums.map((it) => it.ownerCompany),
    sum_hour: sums.map((it) => it.hour),
    sum_duration: sums.map((it) => it.duration),
    day_about: counts.map((it) => it.about),
    day_verdict: counts.map((it) => it.verdict),
    day_count: counts.map((it) => it.days),
  };
}
