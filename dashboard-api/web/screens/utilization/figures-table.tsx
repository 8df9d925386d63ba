import { type Column, DataTable } from "../../controls/data-table.tsx";
import { unitOf } from "../../figure/figure.ts";
import { denominatorName, figureCounting, figureName, figureWords } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useGroupName } from "./use-group-name.ts";
import type { Rows, RowView } from "./use-rows.ts";
import type { View } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** The chosen figure as numbers: what was counted, of what, how much is unknown, and how far that reaches. */
export function FiguresTable({ view, rows }: { view: View; rows: Rows }) {
  const words = useWords(utilizationWords);
  const text = useWords(figureWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const name = useGroupName();
  const unit = unitOf(view.figure);
  const amount = (it: number | undefined) =>
    it === undefined ? "–" : unit === "days" ? numbers.number(it) : numbers.hours(it, 2);
  const of = (row: RowView) => row.figures[view.figure];
  const column = (
    id: string,
    head: string,
    cell: (row: RowView) => string,
    note?: string,
  ): Column<RowView> => ({
    id,
    isNumber: true,
    head: note ? (
      <>
        {head}
        <span class="utilization-note">{note}</span>
      </>
    ) : (
      head
    ),
    cell,
  });
  const inUnit = `(${text[unit]})`;
  const columns: Column<RowView>[] = [
    { id: "name", head: words.key, cell: (row) => name(row.keys) },
    column("value", figureName(view.figure, language), (row) => numbers.percent(of(row)?.value ?? null, 2)),
    column(
      "numerator",
      `${text.numerator}${inUnit}`,
      (row) => amount(of(row)?.numerator),
      figureCounting(view.figure, language),
    ),
    column(
      "denominator",
      `${text.denominator}${inUnit}`,
      (row) => amount(of(row)?.denominator),
      denominatorName(rows.rows.map((it) => of(it)?.denominatorName).find(Boolean) ?? "", language),
    ),
    column("lower", text.bounds, (row) => {
      const it = of(row);
      return it ? text.between(numbers.percent(it.lower, 2), numbers.percent(it.upper, 2)) : "–";
    }),
    column("coverage", text.coverage, (row) => numbers.percent(of(row)?.coverage ?? null, 2)),
    column("unknown", `${text.unknown}${inUnit}`, (row) => amount(of(row)?.unknown)),
    column("inferred", `${text.inferred}${inUnit}`, (row) => amount(of(row)?.inferred)),
  ];
  return (
    <DataTable
      caption={words.table}
      columns={columns}
      rows={rows.rows}
      keyOf={(row) => JSON.stringify(row.keys)}
    />
  );
}
