import type { z } from "zod";
import type { settlementMonthSchema } from "../../../../routes/settlement-schema.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Link, useNavigation } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { useInstallation, usePerson } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { startOfDate } from "../../../time/zoned.ts";
import { MonthCost } from "./month-cost.tsx";
import { costWords } from "./words.ts";

type Month = z.infer<typeof settlementMonthSchema>;

/** What the month costs so far, and the statements of those before. */
export default function CostsTab() {
  const words = useWords(costWords);
  const time = useTime();
  const numbers = useNumbers();
  const language = useLanguage();
  const api = useApi();
  const { cluster } = useInstallation();
  const { company } = usePerson();
  const { address } = useNavigation();
  const months = useAnswer((api, signal) => api.get<{ items: Month[] }>("/settlements", {}, signal), []);
  if (months.problem && !months.value)
    return <ProblemNotice problem={months.problem} onAgain={months.again} />;
  if (!months.value) return <Skeleton lines={6} />;
  const { items } = months.value;
  const shown = items.find((it) => it.month === address.query.month) ?? items[0];
  if (!shown) return <EmptyState title={words.noMonths}>{words.noMonthsHint}</EmptyState>;
  const nameOf = (month: string) => time.month(startOfDate(`${month}-01`, time.zone) ?? 0);
  const columns: Column<Month>[] = [
    {
      id: "month",
      head: words.month,
      cell: (it) => (
        <Link to="company" query={{ tab: "costs", month: it.month }} current={it.month === shown.month}>
          {nameOf(it.month)}
        </Link>
      ),
    },
    { id: "status", head: words.status, cell: (it) => words.statuses[it.status] },
    {
      id: "total",
      head: words.total,
      isNumber: true,
      cell: (it) => it.total && numbers.money(it.total.total, cluster.currency),
    },
    {
      id: "files",
      head: words.statement,
      cell: (it) =>
        it.status === "published" &&
        it.statements !== 0 && (
          <span class="row">
            <Link to="statement" query={{ month: it.month, company: company ?? "" }}>
              {words.statement}
            </Link>
            <a
              href={api.address(`/settlements/${it.month}/statements/${company}`, {
                ...{ format: "xlsx", lang: language },
              })}
              download
            >
              {words.excel}
            </a>
          </span>
        ),
    },
  ];
  return (
    <div class="company-halves">
      <MonthCost key={shown.month} month={shown.month} name={nameOf(shown.month)} />
      <div class="stack">
        <h2>{words.months}</h2>
        <div class="company-rows">
          <DataTable caption={words.months} columns={columns} rows={items} keyOf={(it) => it.month} />
        </div>
      </div>
    </div>
  );
}
