import { Link } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useInstallation } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import type { Settlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

type Statement = Settlement["items"][number];

/** Each statement and correction of a month, and their sum. */
export function StatementsTable({ settlement, name }: { settlement: Settlement; name: string }) {
  const words = useWords(settlementWords);
  const numbers = useNumbers();
  const { cluster } = useInstallation();
  const money = (value: number) => numbers.money(value, cluster.currency);
  const columns: Column<Statement>[] = [
    {
      id: "company",
      head: words.company,
      cell: (it) => <span class="settlement-company">{it.recipient.name}</span>,
    },
    { id: "number", head: words.number, cell: (it) => it.number ?? words.statuses.draft },
    { id: "lines", head: words.lines, isNumber: true, cell: (it) => numbers.number(it.lines.length) },
    { id: "net", head: words.net, isNumber: true, cell: (it) => money(it.net) },
    { id: "tax", head: words.tax, isNumber: true, cell: (it) => money(it.tax) },
    { id: "total", head: words.total, isNumber: true, cell: (it) => money(it.total) },
    {
      id: "paper",
      head: words.paper,
      cell: (it) => (
        <span class="settlement-deeds">
          <Link to="statement" query={{ month: settlement.month, company: it.recipient.id }}>
            {words.paper}
            <span class="unseen"> {it.number ?? it.recipient.name}</span>
          </Link>
        </span>
      ),
    },
  ];
  const { net, tax, total } = settlement.total;
  return (
    <DataTable
      caption={words.titleOf(name)}
      columns={columns}
      rows={settlement.items}
      keyOf={(it) => it.number ?? it.recipient.id}
      foot={
        <tr>
          <th scope="row">{words.all}</th>
          <td />
          <td class="number" data-head={words.lines}>
            {numbers.number(settlement.items.reduce((sum, it) => sum + it.lines.length, 0))}
          </td>
          <td class="number" data-head={words.net}>
            {money(net)}
          </td>
          <td class="number" data-head={words.tax}>
            {money(tax)}
          </td>
          <td class="number settlement-total" data-head={words.total}>
            {money(total)}
          </td>
          <td />
        </tr>
      }
    />
  );
}
