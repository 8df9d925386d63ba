import type { z } from "zod";
import { sentenceIn } from "../../../../config/wire/gateway-texts.ts";
import type { qualityRowSchema } from "../../../routes/data-quality.ts";
import { useAnswer } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../controls/data-table.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { FigureBar } from "../../figure/figure-bar.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { hour, millis, rfc3339 } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { startOfDate } from "../../time/zoned.ts";
import type { Window } from "./view.ts";
import { machineWords } from "./words.ts";

type Row = z.infer<typeof qualityRowSchema>;
interface Incident {
  kind: keyof (typeof machineWords)["ja"]["incidentKinds"];
  signal: string | null;
  from: string;
  until: string;
  count: number | null;
  reason: string;
}

/** Days beyond this many are not listed one by one. */
const mostDays = 62;

/** How much is known of each day, and what happened to the data. */
export function Quality({ machine, window }: { machine: string; window: Window }) {
  const words = useWords(machineWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const time = useTime();
  const to = window.to - window.from > mostDays * 24 * hour ? window.from + mostDays * 24 * hour : window.to;
  const span = { from: rfc3339(window.from), to: rfc3339(to) };
  const days = useAnswer(
    (api, signal) =>
      api.get<{ rows: Row[]; leastCoverage: number }>(
        "/data-quality",
        { machines: machine, ...span },
        signal,
      ),
    [machine, span.from, span.to],
  );
  const record = useAnswer(
    (api, signal) =>
      api.get<{ incidents: Incident[] }>(
        `/machines/${encodeURIComponent(machine)}/timeline`,
        { ...span, limit: 1 },
        signal,
      ),
    [machine, span.from, span.to],
  );
  if (days.problem && !days.value) return <ProblemNotice problem={days.problem} onAgain={days.again} />;
  if (!days.value) return <Skeleton lines={4} />;
  const dayName = (date: string) => time.day(startOfDate(date, time.zone) ?? 0);
  const columns: Column<Row>[] = [
    { id: "day", head: words.day, cell: (row) => dayName(row.keys.day) },
    {
      id: "bar",
      head: <span class="unseen">{words.coverage}</span>,
      cell: ({ open }) => (
        <FigureBar figure={{ value: open.coverage, lower: null, upper: null }} tone="neutral" />
      ),
    },
    {
      id: "coverage",
      head: words.coverage,
      isNumber: true,
      cell: (row) => (
        <>
          {numbers.percent(row.open.coverage)} {row.alarm && <strong>{words.alarm}</strong>}
        </>
      ),
    },
    {
      id: "open",
      head: words.openTime,
      isNumber: true,
      cell: (row) => `${numbers.hours(row.open.length)} h`,
    },
    { id: "gaps", head: words.gaps, isNumber: true, cell: (row) => numbers.number(row.gaps.count) },
  ];
  const incidents = record.value?.incidents ?? [];
  const incidentColumns: Column<Incident>[] = [
    { id: "when", head: words.when, cell: (it) => time.range(millis(it.from), millis(it.until)) },
    { id: "what", head: words.what, cell: (it) => words.incidentKinds[it.kind] },
    { id: "count", head: words.count, isNumber: true, cell: (it) => numbers.number(it.count) },
    { id: "why", head: words.why, cell: (it) => sentenceIn(language, it.reason) },
  ];
  return (
    <div class="machine-quality">
      <div class="stack">
        <p class="small soft">{words.qualityNote}</p>
        <DataTable
          caption={words.quality}
          columns={columns}
          rows={days.value.rows}
          keyOf={(row) => row.keys.day}
        />
      </div>
      <div class="stack">
        <h3>{words.incidents}</h3>
        {incidents.length === 0 ? (
          <p class="soft">{words.noIncidents}</p>
        ) : (
          <DataTable
            caption={words.incidents}
            columns={incidentColumns}
            rows={incidents.slice(0, 100)}
            keyOf={(it) => `${it.kind} ${it.signal} ${it.from}`}
          />
        )}
      </div>
    </div>
  );
}
