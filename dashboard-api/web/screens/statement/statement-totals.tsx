import { type Column, DataTable } from "../../controls/data-table.tsx";
import { useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import type { Statement } from "./line-groups.ts";
import { statementWords } from "./words.ts";

/** Amount and tax by rate, and what it comes to. */
export function StatementTotals({ statement }: { statement: Statement }) {
  const words = useWords(statementWords);
  const numbers = useNumbers();
  type Tax = Statement["taxes"][number];
  const columns: Column<Tax>[] = [
    { id: "rate", head: words.rate, cell: ({ rate }) => (rate === null ? words.untaxed : `${rate}%`) },
    { id: "taxable", head: words.taxable, isNumber: true, cell: (it) => numbers.number(it.taxable) },
    { id: "tax", head: words.tax, isNumber: true, cell: (it) => numbers.number(it.tax) },
    { id: "sum", head: words.total, isNumber: true, cell: (it) => numbers.number(it.taxable + it.tax) },
  ];
  return (
    <div class="statement-totals">
      <DataTable
        caption={words.byRate}
        hasCaption
        columns={columns}
        rows={statement.taxes}
        keyOf={({ rate }) => String(rate)}
        foot={
          <tr>
            <th scope="row">{words.net}</th>
            <td class="number">{numbers.number(statement.net)}</td>
            <td class="number">{numbers.number(statement.tax)}</td>
            <td class="number statement-sum">{numbers.number(statement.total)}</td>
          </tr>
        }
      />
    </div>
  );
}
