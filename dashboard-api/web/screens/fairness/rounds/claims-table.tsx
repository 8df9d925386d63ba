import { DataTable } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import type { RoundResult } from "./round.ts";
import { roundWords } from "./words.ts";

type Claim = RoundResult["claims"][number];

/** Where every company stood before and after a run, the one that chose first on top. */
export function ClaimsTable({ claims }: { claims: readonly Claim[] }) {
  const words = useWords(roundWords);
  const numbers = useNumbers();
  const rows = claims.toSorted((one, other) => one.before - other.before);
  return (
    <div class="stack rounds-claims">
      <h4>{words.claims}</h4>
      <p class="small soft">{words.claimsNote}</p>
      <DataTable<Claim>
        caption={words.claims}
        rows={rows}
        keyOf={(it) => String(rows.indexOf(it))}
        columns={[
          { id: "company", head: words.company, cell: (it) => it.company ?? words.otherCompany },
          {
            id: "before",
            head: words.claimBefore,
            cell: (it) => numbers.number(it.before, 1),
            isNumber: true,
          },
          { id: "after", head: words.claimAfter, cell: (it) => numbers.number(it.after, 1), isNumber: true },
        ]}
      />
    </div>
  );
}
