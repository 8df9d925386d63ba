import { useNavigation } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useInstallation } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import type { AreaCost, ChargeGroup } from "./charge-groups.ts";
import { costWords } from "./words.ts";

/** One thing that is paid for, in a line; it opens into its charges by machine (`open` in the address). */
export function AreaCostRow({ cost, net }: { cost: AreaCost; net: number }) {
  const { area, amount, groups } = cost;
  const words = useWords(costWords);
  const text = useText();
  const numbers = useNumbers();
  const { cluster } = useInstallation();
  const { address, change } = useNavigation();
  const open = (address.query.open ?? "").split(",").filter(Boolean);
  const isOpen = open.includes(area);
  const money = (value: number) => numbers.money(value, cluster.currency);
  const columns: Column<ChargeGroup>[] = [
    { id: "machine", head: words.machine, cell: (it) => text(it.machineName) || words.cluster },
    { id: "kind", head: words.kind, cell: (it) => text(it.text) },
    {
      id: "quantity",
      head: words.quantity,
      isNumber: true,
      cell: (it) => it.hours !== null && words.hours(numbers.number(it.hours, 2)),
    },
    { id: "amount", head: words.amount, isNumber: true, cell: (it) => money(it.amount) },
  ];
  return (
    <details
      class="costs-area"
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open === isOpen) return;
        const next = isOpen ? open.filter((it) => it !== area) : [...open, area];
        change({ open: next.join(",") }, { replace: true });
      }}
    >
      <summary>
        <b>{words.areas[area]}</b>
        <span class="small soft">{words.items(groups.length)}</span>
        <span class="small soft">{net > 0 && numbers.percent(amount / net, 0)}</span>
        <span class="number">{money(amount)}</span>
      </summary>
      <DataTable caption={words.areas[area]} columns={columns} rows={groups} keyOf={(it) => it.key} />
    </details>
  );
}
