import "./settlement.css";
import { Link } from "../../../app/navigation.tsx";
import { DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { useSettlementMonths } from "../../../settlement-months/use-settlement-months.tsx";
import { EstimateForm } from "./estimate-form.tsx";
import { MonthSettlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

/** Months to settle, the one that is looked at, and what a booking would cost. */
export default function SettlementTab() {
  const words = useWords(settlementWords);
  const { role } = usePerson();
  const months = useSettlementMonths({
    ...{ page: "committee", tab: "settlement", words },
    // The month before the present one is what is settled next.
    usual: (items) => items[1] ?? items[0],
  });
  const { items, shown, nameOf } = months;
  if (months.problem && !items) return <ProblemNotice problem={months.problem} onAgain={months.again} />;
  if (!items) return <Skeleton lines={8} />;
  if (!shown) return <EmptyState title={words.noMonths}>{words.noMonthsHint}</EmptyState>;
  return (
    <div class="settlement">
      <MonthSettlement key={shown} month={shown} name={nameOf(shown)} onChanged={months.again} />
      <div class="stack no-print">
        <DataTable
          caption={words.months}
          hasCaption
          columns={months.columns}
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
