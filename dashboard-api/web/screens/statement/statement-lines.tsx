import { type Column, DataTable } from "../../controls/data-table.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { startOfDate } from "../../time/zoned.ts";
import { type LineGroup, lineGroups, type StatementLine } from "./line-groups.ts";
import { statementWords } from "./words.ts";

/** Cells that lines and their groups share. */
function useCells() {
  const words = useWords(statementWords);
  const numbers = useNumbers();
  return {
    quantity: ({ quantity, unit }: Pick<LineGroup, "quantity" | "unit">) => {
      if (quantity === null) return "";
      if (unit === "share") return numbers.percent(quantity, 2);
      return `${numbers.number(quantity, unit === "hours" ? 2 : 0)} ${words.units[unit]}`;
    },
    rate: ({ taxRate, isReduced }: Pick<LineGroup, "taxRate" | "isReduced">) =>
      taxRate === null ? words.untaxed : `${taxRate}%${isReduced ? words.reduced : ""}`,
    reversal: <span class="soft"> ({words.reversal})</span>,
    amount: ({ amount }: { amount: number }) => numbers.number(amount),
  };
}

/** What is charged, each item and machine once. */
export function Summary({ lines }: { lines: readonly StatementLine[] }) {
  const words = useWords(statementWords);
  const text = useText();
  const cells = useCells();
  const columns: Column<LineGroup>[] = [
    {
      id: "text",
      head: words.text,
      cell: (it) => (
        <>
          {text(it.text)}
          {it.isReversal && cells.reversal}
        </>
      ),
    },
    { id: "machine", head: words.machine, cell: (it) => text(it.machineName) },
    { id: "quantity", head: words.quantity, isNumber: true, cell: cells.quantity },
    { id: "amount", head: words.amount, isNumber: true, cell: cells.amount },
    { id: "rate", head: words.rate, isNumber: true, cell: cells.rate },
  ];
  return (
    <DataTable
      caption={words.summary}
      hasCaption
      columns={columns}
      rows={lineGroups(lines)}
      keyOf={(it) => it.key}
    />
  );
}

/** Every line. */
export function Lines({ lines, caption }: { lines: readonly StatementLine[]; caption: string }) {
  const words = useWords(statementWords);
  const text = useText();
  const numbers = useNumbers();
  const time = useTime();
  const cells = useCells();
  const columns: Column<StatementLine>[] = [
    { id: "number", head: words.line, cell: (it) => it.number },
    {
      id: "day",
      head: words.day,
      cell: ({ day }) => (
        <span class="statement-day">{day && time.dayShort(startOfDate(day, time.zone) ?? 0)}</span>
      ),
    },
    { id: "machine", head: words.machine, cell: (it) => text(it.machineName) },
    {
      id: "text",
      head: words.text,
      cell: (it) => (
        <>
          {text(it.text)}
          {it.isReversal && cells.reversal}
        </>
      ),
    },
    { id: "quantity", head: words.quantity, isNumber: true, cell: cells.quantity },
    { id: "price", head: words.price, isNumber: true, cell: (it) => numbers.number(it.unitPrice) },
    {
      id: "factor",
      head: words.factor,
      isNumber: true,
      cell: ({ factor }) => (factor === 1 ? "" : numbers.number(factor, 2)),
    },
    { id: "amount", head: words.amount, isNumber: true, cell: cells.amount },
    { id: "rate", head: words.rate, isNumber: true, cell: cells.rate },
  ];
  return (
    <DataTable
      caption={caption}
      hasCaption
      columns={columns}
      rows={lines}
      keyOf={({ number }) => String(number)}
    />
  );
}
