import { type Column, DataTable } from "../../controls/data-table.tsx";
import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import type { Row } from "./use-fairness.ts";
import { whatIfWords } from "./what-if-words.ts";
import { fairnessWords } from "./words.ts";

/** Figures as they are and as they would be. */
export interface Supposed {
  asIs: Row;
  changed: Row;
  refused: readonly unknown[];
}

/** Both, side by side, a company a row. */
export function WhatIfResult({ told }: { told: Supposed }) {
  const words = useWords(whatIfWords);
  const measures = useWords(fairnessWords);
  const numbers = useNumbers();
  const name = useCompanyName();
  const { asIs, changed } = told;
  const of = (row: Row, company: string) => row.members.find((it) => it.company === company);
  const companies = [...new Set([...asIs.members, ...changed.members].map(({ company }) => company))];
  const pair = (
    id: string,
    head: string,
    write: (member: Row["members"][number] | undefined) => string,
  ): Column<string>[] =>
    ([asIs, changed] as const).map((row, at) => ({
      id: `${id}${at}`,
      head: `${head}: ${at === 0 ? words.now : words.changed}`,
      isNumber: true,
      cell: (company) => (at === 0 ? write(of(row, company)) : <strong>{write(of(row, company))}</strong>),
    }));
  const columns: Column<string>[] = [
    { id: "company", head: words.company, cell: (company) => name(company) },
    ...pair("entitlement", words.entitlement, (it) => numbers.percent(it?.entitlement ?? null)),
    ...pair("share", words.use, (it) => numbers.percent(it?.share?.value ?? null)),
    ...pair("balance", words.balance, (it) => numbers.signed(it?.balance.value ?? null)),
  ];
  const index = (label: string, pick: (row: Row) => number | null | undefined) => (
    <p>
      {label}: {numbers.number(pick(asIs) ?? null, 3)} →{" "}
      <strong>{numbers.number(pick(changed) ?? null, 3)}</strong>
    </p>
  );
  return (
    <div class="stack" role="status">
      {index(measures.jainWeighted, (row) => row.detail?.jainWeighted)}
      {index(measures.gini, (row) => row.detail?.gini)}
      <DataTable caption={words.title} columns={columns} rows={companies} keyOf={(company) => company} />
    </div>
  );
}
