import "./settlement.css";
import type { z } from "zod";
import type { settlementMonthSchema } from "../../../../routes/settlement-schema.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { Link, useNavigation } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useInstallation, usePerson } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { startOfDate } from "../../../time/zoned.ts";
import { EstimateForm } from "./estimate-form.tsx";
import { MonthSettlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;
type Month = z.infer<typeof settlementMonthSchema>;

/** Months to settle, the one that is looked at, and what a booking would cost. */
export default function SettlementTab() {
  const words = useWords(settlementWords);
  const time = useTime();
  const numbers = useNumbers();
  const { cluster } = useInstallation();
  const { role } = usePerson();
  const { address } = useNavigation();
  const months = useAnswer((api, signal) => api.get<{ items: Month[] }>("/settlements", {}, signal), []);
  if (months.problem && !months.value)
    return <ProblemNotice problem={months.problem} onAgain={months.again} />;
  if (!months.value) return <Skeleton lines={8} />;
  const { items } = months.value;
  // The month before the present one is what is settled next.
  const asked = monthShape.test(address.query.month ?? "") ? address.query.month : undefined;
  const shown = asked ?? (items[1] ?? items[0])?.month;
  if (!shown) return <EmptyState title={words.noMonths}>{words.noMonthsHint}</EmptyState>;
  const nameOf = (month: string) => time.month(startOfDate(`${month}-01`, time.zone) ?? 0);
  const columns: Column<Month>[] = [
    {
      id: "month",
      head: words.month,
      cell: (it) => (
        <Link to="committee" query={{ tab: "settlement", month: it.month }} current={it.month === shown}>
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
  ];
  return (
    <div class="settlement">
      <MonthSettlement key={shown} month={shown} name={nameOf(shown)} onChanged={months.again} />
      <div class="stack no-print">
        <DataTable
          caption={words.months}
          hasCaption
          columns={columns}
          rows={items}
          keyOf={(it) => it.month}
        />
        {role !== "auditor" && <EstimateForm />}
        <p>
          <Link to="board">{words.board}</Link>
        </p>
      </div>
    </div>
  );
}
