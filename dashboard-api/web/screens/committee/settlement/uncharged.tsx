import { Link } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { useCompanyName } from "../../../session/use-company-name.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { useInstallation } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import type { Settlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

interface Row {
  key: string;
  name: string;
  why: string;
  amount: string;
}

/** What no statement charges: told, so that nothing is lost silently. */
export function Uncharged({ uncharged }: { uncharged: NonNullable<Settlement["uncharged"]> }) {
  const words = useWords(settlementWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const nameOf = useCompanyName();
  const { cluster } = useInstallation();
  const machines = useMachines().value?.items;
  const rows: Row[] = [
    ...uncharged.use.map(({ machine, company, reason, hours }) => ({
      key: `${machine} ${company} ${reason}`,
      name: machines?.find((it) => it.id === machine)?.name[language] ?? machine,
      why: [words.reasons[reason], company && nameOf(company)].filter(Boolean).join(": "),
      amount: words.hours(numbers.number(hours, 1)),
    })),
    ...uncharged.costs.map(({ cost, amount }) => ({
      ...{ key: cost, name: cost, why: words.reasons.cost },
      amount: numbers.money(amount, cluster.currency),
    })),
  ];
  if (rows.length === 0) return null;
  const columns: Column<Row>[] = [
    { id: "name", head: words.machine, cell: (it) => it.name },
    { id: "why", head: words.why, cell: (it) => it.why },
    { id: "amount", head: words.amount, isNumber: true, cell: (it) => it.amount },
  ];
  return (
    <div>
      <h3>{words.uncharged}</h3>
      <p class="small soft">
        {words.unchargedNote}{" "}
        {uncharged.use.some(({ reason }) => reason === "unassigned") && (
          <Link to="committee" query={{ tab: "judge", kind: "unbooked-use" }}>
            {words.toJudge}
          </Link>
        )}
      </p>
      <DataTable caption={words.uncharged} columns={columns} rows={rows} keyOf={(it) => it.key} />
    </div>
  );
}
