import "./costs.css";
import { useApi } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { useSettlementMonths } from "../../../settlement-months/use-settlement-months.tsx";
import { MonthCost } from "./month-cost.tsx";
import { costWords } from "./words.ts";

/** What the month costs so far, and the statements of those before. */
export default function CostsTab() {
  const words = useWords(costWords);
  const language = useLanguage();
  const api = useApi();
  const { company } = usePerson();
  const months = useSettlementMonths({
    ...{ page: "company", tab: "costs", words },
    usual: (items) => items[0],
  });
  const { items, shown, nameOf } = months;
  if (months.problem && !items) return <ProblemNotice problem={months.problem} onAgain={months.again} />;
  if (!items) return <Skeleton lines={6} />;
  if (!shown) return <EmptyState title={words.noMonths}>{words.noMonthsHint}</EmptyState>;
  const files = (month: string) => (
    <span class="row">
      <Link to="statement" query={{ month, company: company ?? "" }}>
        {words.statement}
      </Link>
      <a
        href={api.address(`/settlements/${month}/statements/${company}`, { format: "xlsx", lang: language })}
        download
      >
        {words.excel}
      </a>
    </span>
  );
  return (
    <div class="company-halves">
      <MonthCost key={shown} month={shown} name={nameOf(shown)} />
      <div class="stack">
        <h2>{words.months}</h2>
        <div class="company-rows">
          <DataTable
            caption={words.months}
            columns={[
              ...months.columns,
              {
                id: "files",
                head: words.statement,
                cell: (it) => it.status === "published" && it.statements !== 0 && files(it.month),
              },
            ]}
            rows={items}
            keyOf={(it) => it.month}
          />
        </div>
      </div>
    </div>
  );
}
