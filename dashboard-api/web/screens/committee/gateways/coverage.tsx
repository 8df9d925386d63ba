import type { z } from "zod";
import type { qualityRowSchema } from "../../../../routes/data-quality.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { FigureBar } from "../../../figure/figure-bar.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, dateOf, startOfDate, startOfDay } from "../../../time/zoned.ts";
import { gatewayWords } from "./words.ts";

type Row = z.infer<typeof qualityRowSchema>;
interface Told {
  rows: Row[];
  alarms: unknown[];
  leastCoverage: number;
}
const shownDays = 7;

/** How much of each machine's days is known: a bar for each, the alarms in words. */
export function Coverage() {
  const words = useWords(gatewayWords);
  const text = useText();
  const numbers = useNumbers();
  const time = useTime();
  const now = useNow(300_000);
  const machines = useMachines().value?.items ?? [];
  const tomorrow = addDays(startOfDay(now, time.zone), 1, time.zone);
  const from = addDays(tomorrow, -shownDays, time.zone);
  const asked = useAnswer<Told>(
    (api, signal) => api.get("/data-quality", { from: rfc3339(from), to: rfc3339(tomorrow) }, signal),
    [from],
  );
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={5} />;
  const { rows, alarms, leastCoverage } = asked.value;
  const days = [...new Set(rows.map((it) => it.keys.day))].sort();
  const ofMachine = Map.groupBy(rows, (it) => it.keys.machine);
  const nameOf = (id: string) => text(machines.find((it) => it.id === id)?.name) || id;
  const cell = (row: Row | undefined) => {
    if (!row) return null;
    // Nothing is missing where the machine was not to be used.
    if (row.open.coverage === null) return <span class="small soft">{words.closed}</span>;
    return (
      <div class={row.alarm ? "coverage-day coverage-alarm" : "coverage-day"}>
        <FigureBar figure={{ value: row.open.coverage, lower: null, upper: null }} tone="neutral" />
        <span>
          {numbers.percent(row.open.coverage, 0)} {row.alarm && <strong>{words.alarm}</strong>}
        </span>
      </div>
    );
  };
  const columns: Column<string>[] = [
    {
      id: "machine",
      head: words.machine,
      cell: (id) => (
        <Link to="machine" query={{ id, from: days[0] ?? "", to: dateOf(now, time.zone) }}>
          {nameOf(id)}
        </Link>
      ),
    },
    ...days.map((day) => ({
      id: day,
      head: time.dayShort(startOfDate(day, time.zone) ?? 0),
      cell: (id: string) => cell(ofMachine.get(id)?.find((it) => it.keys.day === day)),
    })),
    {
      id: "gaps",
      head: words.gaps,
      isNumber: true,
      cell: (id) => numbers.number(sum(ofMachine.get(id), (it) => it.gaps.count)),
    },
    {
      id: "lost",
      head: words.lostTime,
      isNumber: true,
      cell: (id) => `${numbers.hours(sum(ofMachine.get(id), (it) => it.lost))} h`,
    },
  ];
  return (
    <div class="stack">
      <div>
        <h2>{words.coverage}</h2>
        <p class="small soft">
          {words.coverageNote(numbers.percent(leastCoverage, 0))}{" "}
          {alarms.length > 0 ? <strong>{words.alarms(alarms.length)}</strong> : words.noAlarm}
        </p>
      </div>
      <div class="committee-wide">
        <DataTable
          caption={words.coverage}
          columns={columns}
          rows={[...ofMachine.keys()]}
          keyOf={(id) => id}
        />
      </div>
    </div>
  );
}

const sum = (rows: readonly Row[] | undefined, of: (row: Row) => number) =>
  (rows ?? []).reduce((all, row) => all + of(row), 0);
